namespace Keles.Scheduler;

/// <summary>The pods being tried now, and all changes since the oldest of them began: a change in the middle of a try must not be lost on it.</summary>
/// <remarks>Not safe by itself: the queue's lock protects it.</remarks>
internal sealed class InFlight
{
    private readonly Dictionary<string, long> began = new(StringComparer.Ordinal);
    private readonly Queue<ClusterEvent> events = new();
    private long first;
    private long lost;

    public int Count => began.Count;

    public bool Contains(string uid) => began.ContainsKey(uid);

    public void Begin(string uid) => began[uid] = first + events.Count;

    public void Note(ClusterEvent change)
    {
        if (began.Count == 0) return;
        events.Enqueue(change);
        if (events.Count <= QueueLimits.RememberedEvents) return;
        events.Dequeue();
        lost = ++first;
    }

    /// <summary>The changes since the pod's try began; null when not all are remembered.</summary>
    public IReadOnlyList<ClusterEvent>? End(string uid)
    {
        if (!began.Remove(uid, out var since)) return [];
        IReadOnlyList<ClusterEvent>? seen = since < lost ? null : [.. events.Skip((int)(since - first))];
        var oldest = began.Count == 0 ? long.MaxValue : began.Values.Min();
        while (events.Count > 0 && first < oldest)
        {
            events.Dequeue();
            first++;
        }

        return seen;
    }
}
