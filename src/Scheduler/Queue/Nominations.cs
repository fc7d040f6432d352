namespace Keles.Scheduler;

/// <summary>Pods that are promised a node, for which others had to go; nobody of lower priority may take that room meanwhile.</summary>
/// <remarks>Safe from any thread; <c>gate</c> protects both maps.</remarks>
internal sealed class Nominations
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (PodInfo Pod, string Node)> byPod = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Items<PodInfo>> byNode = new(StringComparer.Ordinal);
    private int promised;

    /// <summary>Whether anybody is promised anything: mostly nobody is, and then no node need be looked up.</summary>
    public bool Any => Volatile.Read(ref promised) > 0;

    public Items<PodInfo> On(string node)
    {
        lock (gate) return byNode.GetValueOrDefault(node);
    }

    public string NodeOf(string uid)
    {
        lock (gate) return byPod.TryGetValue(uid, out var entry) ? entry.Node : "";
    }

    /// <summary>Notes the pod's promised node; empty takes the promise back.</summary>
    public void Set(PodInfo pod, string node)
    {
        lock (gate)
        {
            Remove(pod.Uid);
            if (node.Length == 0) return;
            byPod[pod.Uid] = (pod, node);
            Volatile.Write(ref promised, byPod.Count);
            byNode[node] = byNode.GetValueOrDefault(node).Add(pod);
        }
    }

    public void Remove(string uid)
    {
        lock (gate)
        {
            if (!byPod.Remove(uid, out var entry)) return;
            Volatile.Write(ref promised, byPod.Count);
            var left = byNode[entry.Node].Where(p => p.Uid != uid);
            if (left.IsEmpty) byNode.Remove(entry.Node);
            else byNode[entry.Node] = left;
        }
    }
}
