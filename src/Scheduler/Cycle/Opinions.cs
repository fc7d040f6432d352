namespace Keles.Scheduler;

/// <summary>Opinions of all nodes, by place, for the last kinds of pods. A large workload comes as thousands of equal pods: for the next one only nodes that have changed are looked at again.</summary>
internal sealed class Opinions
{
    private const int Kept = 16;

    private readonly Dictionary<(Profile Profile, PodSignature Pod), Opinion?[]> tables = [];
    private readonly Queue<(Profile Profile, PodSignature Pod)> order = new();
    private object? members;

    /// <summary>The table of a kind of pods; empty at first.</summary>
    public Opinion?[] Of(Profile profile, PodInfo pod, Snapshot snapshot)
    {
        if (!ReferenceEquals(members, snapshot.Members))
        {
            tables.Clear();
            order.Clear();
            members = snapshot.Members;
        }

        var key = (profile, pod.Signature);
        if (tables.TryGetValue(key, out var table)) return table;
        if (order.Count >= Kept) tables.Remove(order.Dequeue());
        order.Enqueue(key);
        return tables[key] = new Opinion?[snapshot.Nodes.Count];
    }
}
