namespace Keles.Storage;

/// <summary>A read at a revision whose history is gone; the API answers 410 Gone.</summary>
public sealed class StorageCompactedException(long revision, long compactedRevision)
    : StorageException(StorageFailure.Compacted, $"Revision {revision} has been compacted; the oldest readable one is {compactedRevision}.")
{
    public long CompactedRevision { get; } = compactedRevision;
}
