using Keles.Storage;

namespace Keles.ApiServer.Tests.Resources;

/// <summary>A store whose watches can be held back: the caches that live on them lag behind.</summary>
internal sealed class LateWatches(IStorage inner) : IStorage
{
    private volatile TaskCompletionSource open = Opened();

    public void Hold() => open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => open.TrySetResult();

    public ValueTask<long> GetRevisionAsync(CancellationToken cancel = default) => inner.GetRevisionAsync(cancel);

    public ValueTask<GetResult> GetAsync(string key, long revision = 0, CancellationToken cancel = default) => inner.GetAsync(key, revision, cancel);

    public ValueTask<ListPage> ListAsync(string prefix, string? startAfter = null, int limit = 0, long revision = 0, CancellationToken cancel = default) =>
        inner.ListAsync(prefix, startAfter, limit, revision, cancel);

    public ValueTask<long> CountAsync(string prefix, long revision = 0, CancellationToken cancel = default) => inner.CountAsync(prefix, revision, cancel);

    public ValueTask<WriteResult> CreateAsync(string key, ReadOnlyMemory<byte> value, CancellationToken cancel = default) => inner.CreateAsync(key, value, cancel);

    public ValueTask<WriteResult> UpdateAsync(string key, ReadOnlyMemory<byte> value, long expectedModRevision, CancellationToken cancel = default) =>
        inner.UpdateAsync(key, value, expectedModRevision, cancel);

    public ValueTask<WriteResult> DeleteAsync(string key, long expectedModRevision, CancellationToken cancel = default) => inner.DeleteAsync(key, expectedModRevision, cancel);

    public ValueTask CompactAsync(long revision, CancellationToken cancel = default) => inner.CompactAsync(revision, cancel);

    public IStorageWatch Watch(string prefix, long afterRevision) => new Late(inner.Watch(prefix, afterRevision), this);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private static TaskCompletionSource Opened()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }

    private sealed class Late(IStorageWatch watch, LateWatches store) : IStorageWatch
    {
        public async ValueTask<WatchBatch> ReadAsync(CancellationToken cancel = default)
        {
            var batch = await watch.ReadAsync(cancel);
            await store.open.Task.WaitAsync(cancel);
            return batch;
        }

        public void RequestProgress() => watch.RequestProgress();

        public void Dispose() => watch.Dispose();
    }
}
