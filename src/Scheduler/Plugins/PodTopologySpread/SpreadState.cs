namespace Keles.Scheduler;

/// <summary>How the pods that a pod's firm rules are about are spread now.</summary>
internal sealed class SpreadState(Items<SpreadConstraint> constraints, Items<Domains> domains, Items<int> itself) : ICycleValue
{
    public Items<SpreadConstraint> Constraints => constraints;

    public Items<Domains> Domains => domains;

    /// <summary>How many pods more there are that a rule is about when the pod itself comes: one, or none where its rule is not about it.</summary>
    public Items<int> Itself => itself;

    public static SpreadState Of(PodInfo pod, Items<SpreadConstraint> constraints, Snapshot snapshot)
    {
        var state = new SpreadState(constraints, constraints.Select(static _ => new Domains()), constraints.Select(c => c.Selector.Matches(pod.Pod.Metadata.Labels) ? 1 : 0));
        foreach (var node in snapshot.Nodes) state.Count(pod, node, 1);
        return state;
    }

    /// <summary>Counts all pods of a node in (1) or out (-1); its domains stay.</summary>
    public void Count(PodInfo pod, NodeInfo node, int by)
    {
        if (!HasAllKeys(constraints, node)) return;
        for (var i = 0; i < constraints.Count; i++)
        {
            var constraint = constraints[i];
            if (constraint.Includes(pod.Pod, node.Node)) domains[i].Add(node.Labels[constraint.Key], by * constraint.Count(node, pod.Namespace));
        }
    }

    /// <summary>Counts a pod that comes (1) or goes (-1).</summary>
    public void Count(PodInfo pod, PodInfo other, NodeInfo node, int by)
    {
        if (other.Namespace != pod.Namespace || !HasAllKeys(constraints, node)) return;
        for (var i = 0; i < constraints.Count; i++)
        {
            var constraint = constraints[i];
            if (constraint.Selector.Matches(other.Pod.Metadata.Labels) && constraint.Includes(pod.Pod, node.Node)) domains[i].Add(node.Labels[constraint.Key], by);
        }
    }

    public ICycleValue Copy() => new SpreadState(constraints, domains.Select(static d => d.Copy()), itself);

    public static bool HasAllKeys(Items<SpreadConstraint> constraints, NodeInfo node)
    {
        foreach (var constraint in constraints) if (!node.Labels.ContainsKey(constraint.Key)) return false;
        return true;
    }
}
