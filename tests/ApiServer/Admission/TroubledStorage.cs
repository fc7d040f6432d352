using Keles.Background;
using Keles.Storage;

namespace Keles.ApiServer.Tests.Admission;

/// <summary>A store whose writes are slow, fail before or after they are done, and whose watches tell late or break, as a seed says.</summary>
internal sealed class TroubledStorage(IStorage inner, IRandom random, TimeProvider time) : IStorage
{
    public bool IsOver { get; set; }

    /// <summary>Sees what lies in the store after every write.</summary>
    public Action Written { get; set; } = static () => { };

    public int Failures { get; private set; }

    public ValueTask<long> GetRevisionAsync(CancellationToken cancel = default) => inner.GetRevisionAsync(cancel);

    public ValueTask<GetResult> GetAsync(string key, long revision = 0, CancellationToken cancel = default) => inner.GetAsync(key, revision, cancel);

    public ValueTask<ListPage> ListAsync(string prefix, string? startAfter = null, int limit = 0, long revision = 0, CancellationToken cancel = default) =>
        inner.ListAsync(prefix, startAfter, limit, revision, cancel);

    public ValueTask<long> CountAsync(string prefix, long revision = 0, CancellationToken cancel = default) => inner.CountAsync(prefix, revision, cancel);

    public ValueTask<WriteResult> CreateAsync(string key, ReadOnlyMemory<byte> value, CancellationToken cancel = default) => WriteAsync(() => inner.CreateAsync(key, value, CancellationToken.None));

    public ValueTask<WriteResult> UpdateAsync(string key, ReadOnlyMemory<byte> value, long expectedModRevision, CancellationToken cancel = default) =>
        WriteAsync(() => inner.UpdateAsync(key, value, expectedModRevision, CancellationToken.None));

    public ValueTask<WriteResult> DeleteAsync(string key, long expectedModRevision, CancellationToken cancel = default) => WriteAsync(() => inner.DeleteAsync(key, expectedModRevision, CancellationToken.None));

    public ValueTask CompactAsync(long revision, CancellationToken cancel = default) => inner.CompactAsync(revision, cancel);

    public IStorageWatch Watch(string prefix, long afterRevision) => new TroubledWatch(this, inner.Watch(prefix, afterRevision));

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private async ValueTask<WriteResult> WriteAsync(Func<ValueTask<WriteResult>> write)
    {
        await LagAsync(1000);
        if (Happens(30)) await LagAsync(30000);
        FailAtTimes();
        var result = await write();
        Written();
        await LagAsync(300);
        FailAtTimes();
        return result;
    }

    private void FailAtTimes()
    {
        if (!Happens(20)) return;
        Failures++;
        throw new StorageException(StorageFailure.Unavailable, "trouble");
    }

    private bool Happens(int oneOf) => !IsOver && random.Next(oneOf) == 0;

    private async Task LagAsync(int most)
    {
        if (!IsOver && random.Next(2) == 0) await Task.Delay(TimeSpan.FromMilliseconds(random.Next(1, most)), time);
    }

    private sealed class TroubledWatch(TroubledStorage storage, IStorageWatch watch) : IStorageWatch
    {
        public async ValueTask<WatchBatch> ReadAsync(CancellationToken cancel = default)
        {
            var batch = await watch.ReadAsync(cancel);
            await storage.LagAsync(3000);
            if (storage.Happens(40)) storage.FailAtTimes();
            return batch;
        }

        public void RequestProgress() => watch.RequestProgress();

        public void Dispose() => watch.Dispose();
    }
}
