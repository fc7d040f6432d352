namespace Keles.Storage;

/// <summary>A read at a revision that has not been written yet.</summary>
public sealed class StorageFutureRevisionException(long revision, long currentRevision)
    : StorageException(StorageFailure.FutureRevision, $"Revision {revision} is in the future; the newest one is {currentRevision}.")
{
    public long CurrentRevision { get; } = currentRevision;
}
