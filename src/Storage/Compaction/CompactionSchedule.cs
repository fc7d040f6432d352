namespace Keles.Storage.Compaction;

/// <summary>
/// Decides what to compact from what it has seen: the store's revision at past moments. A restart forgets the moments, which only
/// keeps history a little longer.
/// </summary>
internal sealed class CompactionSchedule(CompactionOptions options)
{
    private readonly Queue<(DateTimeOffset At, long Revision)> _seen = new();
    private long _due;
    private long _compacted;

    /// <summary>The revision to compact now, or null when there is nothing to forget.</summary>
    public long? Observe(DateTimeOffset now, long revision)
    {
        _seen.Enqueue((now, revision));
        _due = Math.Max(_due, revision - options.MaxRevisions);
        while (_seen.TryPeek(out var oldest) && now - oldest.At >= options.Keep)
        {
            _due = Math.Max(_due, oldest.Revision);
            _seen.Dequeue();
        }

        return _due > _compacted ? _due : null;
    }

    /// <summary>A compaction that failed is due again at the next look.</summary>
    public void Done(long revision) => _compacted = Math.Max(_compacted, revision);
}
