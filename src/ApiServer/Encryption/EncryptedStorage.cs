using System.Collections.Concurrent;
using Keles.Storage;

namespace Keles.ApiServer.Encryption;

/// <summary>A store whose values are encrypted on their way in and decrypted on their way out, where the rules say so.</summary>
/// <remarks>It remembers the keys whose values were read in a form that is no longer the one to write (another key, or none): a write that changes
/// nothing is then a write all the same, which is how a change of keys is carried through the data.</remarks>
internal sealed class EncryptedStorage(IStorage inner, EncryptionRules rules) : IStorage
{
    private readonly ConcurrentDictionary<string, long> stale = new(StringComparer.Ordinal);

    /// <summary>The latest value seen under the key is to be written anew.</summary>
    public bool IsStale(string key) => stale.ContainsKey(key);

    public ValueTask<long> GetRevisionAsync(CancellationToken cancel = default) => inner.GetRevisionAsync(cancel);

    public async ValueTask<GetResult> GetAsync(string key, long revision = 0, CancellationToken cancel = default)
    {
        var result = await inner.GetAsync(key, revision, cancel);
        return result with { Value = Opened(result.Value) };
    }

    public async ValueTask<ListPage> ListAsync(string prefix, string? startAfter = null, int limit = 0, long revision = 0, CancellationToken cancel = default)
    {
        var page = await inner.ListAsync(prefix, startAfter, limit, revision, cancel);
        return page.Items.Count == 0 || rules.Of(page.Items[0].Key) is null ? page : page with { Items = [.. page.Items.Select(v => Opened(v)!)] };
    }

    public ValueTask<long> CountAsync(string prefix, long revision = 0, CancellationToken cancel = default) => inner.CountAsync(prefix, revision, cancel);

    public async ValueTask<WriteResult> CreateAsync(string key, ReadOnlyMemory<byte> value, CancellationToken cancel = default) =>
        Opened(await inner.CreateAsync(key, Sealed(key, value), cancel));

    public async ValueTask<WriteResult> UpdateAsync(string key, ReadOnlyMemory<byte> value, long expectedModRevision, CancellationToken cancel = default) =>
        Opened(await inner.UpdateAsync(key, Sealed(key, value), expectedModRevision, cancel));

    public async ValueTask<WriteResult> DeleteAsync(string key, long expectedModRevision, CancellationToken cancel = default) =>
        Opened(await inner.DeleteAsync(key, expectedModRevision, cancel));

    public ValueTask CompactAsync(long revision, CancellationToken cancel = default) => inner.CompactAsync(revision, cancel);

    public IStorageWatch Watch(string prefix, long afterRevision) => new OpenedWatch(this, inner.Watch(prefix, afterRevision));

    /// <summary>The store itself belongs to whoever opened it.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private ReadOnlyMemory<byte> Sealed(string key, ReadOnlyMemory<byte> value) => rules.Of(key)?.Seal(key, value) ?? value;

    private StoredValue? Opened(StoredValue? value)
    {
        if (value is null || rules.Of(value.Key) is not { } chain) return value;
        var opened = value with { Value = chain.Open(value.Key, value.Value, out var old) };
        if (old) stale[value.Key] = value.ModRevision;
        else if (!stale.IsEmpty) stale.TryRemove(value.Key, out _);
        return opened;
    }

    private WriteResult Opened(WriteResult result) => result switch
    {
        WriteResult.Written written when rules.Of(written.Change.Key) is not null => new WriteResult.Written(Opened(written.Change)),
        WriteResult.Conflict conflict => new WriteResult.Conflict(Opened(conflict.Current)!),
        _ => result,
    };

    private StorageEvent Opened(StorageEvent change)
    {
        if (rules.Of(change.Key) is null) return change;
        // What was before first: the present value decides whether the key is stale.
        var previous = Opened(change.Previous);
        if (change.Current is null) stale.TryRemove(change.Key, out _);
        return change with { Current = Opened(change.Current), Previous = previous };
    }

    private sealed class OpenedWatch(EncryptedStorage storage, IStorageWatch watch) : IStorageWatch
    {
        public async ValueTask<WatchBatch> ReadAsync(CancellationToken cancel = default) => await watch.ReadAsync(cancel) switch
        {
            WatchBatch.Changes { Events: { Count: > 0 } events } changes => changes with { Events = [.. events.Select(storage.Opened)] },
            var other => other,
        };

        public void RequestProgress() => watch.RequestProgress();

        public void Dispose() => watch.Dispose();
    }
}
