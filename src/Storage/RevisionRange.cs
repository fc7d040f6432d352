namespace Keles.Storage;

/// <summary>Which revisions can be read: from the compacted one to the current one, or 0 for the latest.</summary>
internal static class RevisionRange
{
    public static void Check(long revision, long compacted, long current)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(revision);
        if (revision > current)
        {
            throw new StorageFutureRevisionException(revision, current);
        }

        if (revision != 0)
        {
            CheckNotCompacted(revision, compacted);
        }
    }

    public static void CheckNotCompacted(long revision, long compacted)
    {
        if (revision < compacted)
        {
            throw new StorageCompactedException(revision, compacted);
        }
    }

    public static void CheckCompaction(long revision, long current)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(revision);
        if (revision > current)
        {
            throw new StorageFutureRevisionException(revision, current);
        }
    }
}
