namespace Keles.Scheduler;

/// <summary>Nodes and the pods on them as they are now, with pods assumed where they are about to be bound; gives snapshots.</summary>
/// <remarks>Safe from any thread; <c>gate</c> protects everything. Example: a pod is assumed on node-1 and counts there at once; the API shows
/// it on node-1, and it counts on as that; or binding fails and it is forgotten.</remarks>
internal sealed class SchedulerCache
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, NodeInfo> nodes = new(StringComparer.Ordinal);

    // Pods on nodes that are not known (yet): nobody can be put there, but when the node comes they count.
    private readonly Dictionary<string, Dictionary<string, PodInfo>> homeless = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (PodInfo Pod, string Node, bool Assumed)> pods = new(StringComparer.Ordinal);
    private readonly HashSet<string> changed = new(StringComparer.Ordinal);
    private readonly NodeHistory history = new();
    private bool membersChanged;
    private Snapshot snapshot = Snapshot.Empty;

    /// <summary>The present state. Costs as much as has changed since the last call.</summary>
    public Snapshot TakeSnapshot()
    {
        lock (gate)
        {
            snapshot = membersChanged ? Snapshot.Of(ZoneOrder.Of(nodes.Values), history) : snapshot.With(changed.Select(n => nodes[n]));
            membersChanged = false;
            changed.Clear();
            return snapshot;
        }
    }

    public void SetNode(Node node)
    {
        lock (gate)
        {
            var name = node.Metadata.Name;
            if (nodes.TryGetValue(name, out var before))
            {
                nodes[name] = before.With(node);
                changed.Add(name);
                // Zones and images are counted over all nodes.
                membersChanged |= before.Labels != node.Metadata.Labels || before.Node.Status.Images != node.Status.Images;
                return;
            }

            nodes[name] = NodeInfo.Of(node, homeless.Remove(name, out var waiting) ? waiting.Values : []);
            membersChanged = true;
        }
    }

    public void RemoveNode(string name)
    {
        lock (gate)
        {
            if (!nodes.Remove(name, out var node)) return;
            changed.Remove(name);
            membersChanged = true;
            if (!node.Pods.IsEmpty) homeless[name] = node.Pods.ToDictionary(static p => p.Uid, StringComparer.Ordinal);
        }
    }

    /// <summary>A pod that the API shows on a node, new or changed.</summary>
    public void SetPod(Pod pod) => Put(new(pod), pod.Spec.NodeName, assumed: false);

    public void RemovePod(string uid)
    {
        lock (gate) Take(uid);
    }

    /// <summary>Counts a pod on the node that was chosen for it; false when it is on a node already.</summary>
    public bool Assume(PodInfo pod, string node)
    {
        lock (gate)
        {
            if (pods.ContainsKey(pod.Uid)) return false;
            Put(pod, node, assumed: true);
            return true;
        }
    }

    /// <summary>Takes an assumption back, unless the API has shown the pod in the meantime.</summary>
    public void Forget(string uid)
    {
        lock (gate) if (pods.TryGetValue(uid, out var pod) && pod.Assumed) Take(uid);
    }

    /// <summary>Whether the pod has a node, by the API or by assumption.</summary>
    public bool IsPlaced(string uid)
    {
        lock (gate) return pods.ContainsKey(uid);
    }

    private void Put(PodInfo pod, string node, bool assumed)
    {
        lock (gate)
        {
            Take(pod.Uid);
            pods[pod.Uid] = (pod, node, assumed);
            if (nodes.TryGetValue(node, out var info))
            {
                nodes[node] = info.With(pod);
                changed.Add(node);
            }
            else
            {
                if (!homeless.TryGetValue(node, out var waiting)) homeless[node] = waiting = new(StringComparer.Ordinal);
                waiting[pod.Uid] = pod;
            }
        }
    }

    private void Take(string uid)
    {
        if (!pods.Remove(uid, out var pod)) return;
        if (nodes.TryGetValue(pod.Node, out var info))
        {
            nodes[pod.Node] = info.Without(pod.Pod);
            changed.Add(pod.Node);
        }
        else if (homeless.TryGetValue(pod.Node, out var waiting) && waiting.Remove(uid) && waiting.Count == 0)
        {
            homeless.Remove(pod.Node);
        }
    }
}
