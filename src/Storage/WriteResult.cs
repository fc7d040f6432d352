namespace Keles.Storage;

/// <summary>How a conditional write ended. Only <see cref="Written"/> changed anything, and it is durable.</summary>
public abstract record WriteResult
{
    private WriteResult()
    {
    }

    /// <summary>Committed: what changed, just as a watcher will see it.</summary>
    public sealed record Written(StorageEvent Change) : WriteResult
    {
        public long Revision => Change.Revision;
    }

    /// <summary>The key exists (create) or was last written by another revision (update, delete): what it holds now.</summary>
    public sealed record Conflict(StoredValue Current) : WriteResult;

    /// <summary>There is no such key to update or delete, as of the revision.</summary>
    public sealed record NotFound(long Revision) : WriteResult;
}
