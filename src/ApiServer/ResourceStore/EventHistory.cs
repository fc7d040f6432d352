namespace Keles.ApiServer;

/// <summary>The latest events of one kind, from which a watch resumes: those of <see cref="CacheLimits.HistoryTime"/> and, as long as they are few, older ones.</summary>
/// <remarks>A ring that grows and shrinks with what happens. Its owner's lock guards it. An event of the history keeps the object's form before it
/// alive, which nothing else does: those forms are what is counted against <see cref="CacheLimits.HistoryBytes"/>.</remarks>
internal sealed class EventHistory(TimeProvider time)
{
    private const int Smallest = 64;

    /// <summary>Of an event without its object.</summary>
    private const int EventBytes = 128;

    private (CacheEvent Event, long At)[] ring = new (CacheEvent, long)[Smallest];
    private int start;
    private long bytes;

    public int Count { get; private set; }

    /// <summary>Events up to this revision are not here any more.</summary>
    public long Forgotten { get; private set; }

    public void Add(CacheEvent change)
    {
        var now = time.GetTimestamp();
        if (Count == ring.Length) Resize(ring.Length * 2);
        ring[(start + Count++) & (ring.Length - 1)] = (change, now);
        bytes += SizeOf(change);
        while (Count > 1 && IsTooMuch(now)) Drop();
        if (ring.Length > Smallest && Count <= ring.Length / 4) Resize(ring.Length / 2);
    }

    /// <summary>Begins anew: nothing is known of what was before this revision.</summary>
    public void Clear(long revision)
    {
        (ring, start, Count, bytes, Forgotten) = (new (CacheEvent, long)[Smallest], 0, 0, 0, revision);
    }

    /// <summary>The events after a revision below a key prefix, in order.</summary>
    public CacheEvent[] After(long revision, string prefix)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (At(middle).Event.Revision > revision) high = middle;
            else low = middle + 1;
        }

        if (low == Count) return [];
        var found = new List<CacheEvent>();
        for (; low < Count; low++)
        {
            var change = At(low).Event;
            if (change.Subject.Key.StartsWith(prefix, StringComparison.Ordinal)) found.Add(change);
        }

        return [.. found];
    }

    private static long SizeOf(CacheEvent change) => EventBytes + (change.Before?.Length ?? 0);

    private bool IsTooMuch(long now) =>
        Count > CacheLimits.HistoryEvents || bytes > CacheLimits.HistoryBytes
        || (Count > CacheLimits.HistoryAlways && time.GetElapsedTime(At(0).At, now) > CacheLimits.HistoryTime);

    private (CacheEvent Event, long At) At(int index) => ring[(start + index) & (ring.Length - 1)];

    private void Drop()
    {
        var first = ring[start].Event;
        Forgotten = first.Revision;
        bytes -= SizeOf(first);
        ring[start] = default;
        start = (start + 1) & (ring.Length - 1);
        Count--;
    }

    private void Resize(int length)
    {
        var other = new (CacheEvent, long)[length];
        for (var i = 0; i < Count; i++) other[i] = At(i);
        (ring, start) = (other, 0);
    }
}
