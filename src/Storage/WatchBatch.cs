namespace Keles.Storage;

/// <summary>What one pull of a watch brings.</summary>
public abstract record WatchBatch
{
    private WatchBatch()
    {
    }

    /// <summary>
    /// Events in revision order, perhaps none, and the progress: everything under the prefix up to and including
    /// <paramref name="Revision"/> has now been delivered.
    /// </summary>
    public sealed record Changes(IReadOnlyList<StorageEvent> Events, long Revision) : WatchBatch;

    /// <summary>The end: events this watch still needed are compacted. List again, then watch from that list's revision.</summary>
    public sealed record Compacted(long CompactedRevision) : WatchBatch;
}
