using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.DaemonSets;

/// <summary>Whether a daemon belongs on a node: started there, and left there once it runs.</summary>
internal readonly record struct DaemonFit(bool ShouldRun, bool ShouldContinue)
{
    private static readonly Items<Toleration> Always =
    [
        new() { Key = Taints.NotReady, Operator = "Exists", Effect = Taints.NoExecute },
        new() { Key = Taints.Unreachable, Operator = "Exists", Effect = Taints.NoExecute },
        new() { Key = Taints.DiskPressure, Operator = "Exists", Effect = Taints.NoSchedule },
        new() { Key = Taints.MemoryPressure, Operator = "Exists", Effect = Taints.NoSchedule },
        new() { Key = Taints.PidPressure, Operator = "Exists", Effect = Taints.NoSchedule },
        new() { Key = Taints.Unschedulable, Operator = "Exists", Effect = Taints.NoSchedule },
    ];

    private static readonly Toleration HostNetwork = new() { Key = Taints.NetworkUnavailable, Operator = "Exists", Effect = Taints.NoSchedule };

    public static DaemonFit Of(PodSpec spec, Node node)
    {
        if (spec.NodeName.Length > 0 && spec.NodeName != node.Metadata.Name) return default;
        if (!NodeAffinityMatch.Requires(spec, node)) return default;
        var tolerations = TolerationsOf(spec);
        var repelled = Tolerations.FirstUntolerated(node.Spec.Taints, tolerations, static t => t.Effect is Taints.NoSchedule or Taints.NoExecute) is not null;
        var expelled = Tolerations.FirstUntolerated(node.Spec.Taints, tolerations, static t => t.Effect == Taints.NoExecute) is not null;
        return new(!repelled, !expelled);
    }

    /// <summary>A daemon's pod for one node: tied to it by affinity, so that the scheduler still places it.</summary>
    public static PodSpec SpecFor(PodSpec spec, string node)
    {
        var required = spec.Affinity?.NodeAffinity?.RequiredDuringSchedulingIgnoredDuringExecution;
        var field = new NodeSelectorRequirement { Key = "metadata.name", Operator = "In", Values = [node] };

        // One term of its own replaces those there were: they were checked when the node was chosen.
        Items<NodeSelectorTerm> terms = [new() { MatchFields = [field] }];
        var affinity = (spec.Affinity ?? Affinity.Empty) with
        {
            NodeAffinity = (spec.Affinity?.NodeAffinity ?? NodeAffinity.Empty) with { RequiredDuringSchedulingIgnoredDuringExecution = (required ?? NodeSelector.Empty) with { NodeSelectorTerms = terms } },
        };
        return spec with { Affinity = affinity, Tolerations = TolerationsOf(spec) };
    }

    /// <summary>The node a pod is for, whether or not it was scheduled yet.</summary>
    public static string NodeOf(Pod pod)
    {
        if (pod.Spec.NodeName.Length > 0) return pod.Spec.NodeName;
        foreach (var term in pod.Spec.Affinity?.NodeAffinity?.RequiredDuringSchedulingIgnoredDuringExecution?.NodeSelectorTerms.ToArray() ?? [])
        {
            if (term.MatchFields.Find(static f => f.Key == "metadata.name" && f.Operator == "In") is { Values.Count: 1 } field) return field.Values[0];
        }

        return "";
    }

    /// <summary>One of its own that says the same for a while only gives way: a daemon stays.</summary>
    private static Items<Toleration> TolerationsOf(PodSpec spec)
    {
        var all = spec.Tolerations;
        foreach (var toleration in spec.HostNetwork ? Always.Add(HostNetwork) : Always)
        {
            var limited = all.Map(t => t with { TolerationSeconds = null } == toleration ? toleration : t);
            all = limited.Contains(toleration) ? limited : all.Add(toleration);
        }

        return all;
    }
}
