namespace Keles.Storage.Sqlite.Writing;

/// <summary>A compaction on its way, and who waits until its space is free.</summary>
internal sealed class CompactionRequest(long revision)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public long Revision => revision;

    public Task Done => _done.Task;

    public void Complete() => _done.TrySetResult();

    public void Fail(StorageException failure) => _done.TrySetException(failure);
}
