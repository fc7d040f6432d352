namespace Keles.Scheduler;

/// <summary>
/// What a plugin counts over all nodes for a pod, kept for the last kinds of pods and led on by the nodes that have changed since: a cycle costs
/// as much as has happened, not as much as the cluster is large. Used by one cycle at a time; nobody may change what it gives.
/// </summary>
/// <param name="whole">Counts over all nodes.</param>
/// <param name="change">Counts one node in (1) or out (-1).</param>
internal sealed class Counted<T>(Func<PodInfo, Snapshot, T> whole, Action<T, PodInfo, NodeInfo, int> change) where T : class
{
    private const int Kept = 32;

    private readonly Dictionary<PodSignature, Entry> entries = [];
    private readonly Queue<PodSignature> order = new();

    /// <param name="basis">Of what else the count is made: with another one it is made anew.</param>
    public T Of(PodInfo pod, Snapshot snapshot, object basis)
    {
        if (snapshot.History is not { } history) return whole(pod, snapshot);
        var signature = pod.Signature;
        if (entries.TryGetValue(signature, out var entry) && ReferenceEquals(entry.Members, snapshot.Members) && entry.Basis.Equals(basis) && history.Knows(entry.Number))
        {
            for (var number = entry.Number; number < snapshot.Number; number++)
            {
                var (before, after) = history[number];
                change(entry.Value, pod, before, -1);
                change(entry.Value, pod, after, 1);
            }

            entry.Number = snapshot.Number;
            return entry.Value;
        }

        if (entry is null) Remember(signature);
        var value = whole(pod, snapshot);
        entries[signature] = new(snapshot.Members, basis, value) { Number = snapshot.Number };
        return value;
    }

    private void Remember(PodSignature signature)
    {
        if (order.Count >= Kept) entries.Remove(order.Dequeue());
        order.Enqueue(signature);
    }

    private sealed class Entry(object members, object basis, T value)
    {
        public object Members => members;

        public object Basis => basis;

        public T Value => value;

        public long Number { get; set; }
    }
}
