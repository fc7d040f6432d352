namespace Keles.Storage.Faults;

/// <summary>
/// Any store with failures of the test's choosing: <paramref name="fault"/> sees every call before and after it happens, and the
/// exception it returns is what the caller gets.
/// </summary>
public sealed class FaultyStorage(IStorage inner, Func<StorageCall, StorageException?> fault) : IStorage
{
    public ValueTask<long> GetRevisionAsync(CancellationToken cancel = default) =>
        CallAsync("GetRevision", "", () => inner.GetRevisionAsync(cancel));

    public ValueTask<GetResult> GetAsync(string key, long revision = 0, CancellationToken cancel = default) =>
        CallAsync("Get", key, () => inner.GetAsync(key, revision, cancel));

    public ValueTask<ListPage> ListAsync(
        string prefix, string? startAfter = null, int limit = 0, long revision = 0, CancellationToken cancel = default) =>
        CallAsync("List", prefix, () => inner.ListAsync(prefix, startAfter, limit, revision, cancel));

    public ValueTask<long> CountAsync(string prefix, long revision = 0, CancellationToken cancel = default) =>
        CallAsync("Count", prefix, () => inner.CountAsync(prefix, revision, cancel));

    public ValueTask<WriteResult> CreateAsync(string key, ReadOnlyMemory<byte> value, CancellationToken cancel = default) =>
        CallAsync("Create", key, () => inner.CreateAsync(key, value, cancel));

    public ValueTask<WriteResult> UpdateAsync(
        string key, ReadOnlyMemory<byte> value, long expectedModRevision, CancellationToken cancel = default) =>
        CallAsync("Update", key, () => inner.UpdateAsync(key, value, expectedModRevision, cancel));

    public ValueTask<WriteResult> DeleteAsync(string key, long expectedModRevision, CancellationToken cancel = default) =>
        CallAsync("Delete", key, () => inner.DeleteAsync(key, expectedModRevision, cancel));

    public async ValueTask CompactAsync(long revision, CancellationToken cancel = default) =>
        await CallAsync("Compact", "", async () =>
        {
            await inner.CompactAsync(revision, cancel);
            return true;
        });

    public IStorageWatch Watch(string prefix, long afterRevision)
    {
        Strike(new("Watch", prefix, FaultMoment.Before));
        return new FaultyWatch(inner.Watch(prefix, afterRevision), batch => Strike(new("WatchRead", prefix, batch)));
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private async ValueTask<T> CallAsync<T>(string member, string key, Func<ValueTask<T>> call)
    {
        Strike(new(member, key, FaultMoment.Before));
        var result = await call();
        Strike(new(member, key, FaultMoment.After));
        return result;
    }

    private void Strike(StorageCall call)
    {
        if (fault(call) is { } failure)
        {
            throw failure;
        }
    }
}
