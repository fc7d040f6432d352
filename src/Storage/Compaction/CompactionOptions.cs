namespace Keles.Storage.Compaction;

/// <summary>How much history a store keeps.</summary>
public sealed record CompactionOptions
{
    /// <summary>History younger than this is kept, as upstream's API server does: continue tokens and watches live from it.</summary>
    public TimeSpan Keep { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Unless it holds more revisions than this: a storm of writes must not fill the disk.</summary>
    public long MaxRevisions { get; init; } = 100_000;

    /// <summary>How often to look.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(30);
}
