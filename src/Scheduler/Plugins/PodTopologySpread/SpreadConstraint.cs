namespace Keles.Scheduler;

/// <summary>One rule of even spreading, read for one pod.</summary>
internal sealed record SpreadConstraint(string Key, int MaxSkew, int MinDomains, Selector Selector, bool HonorsAffinity, bool HonorsTaints)
{
    private const string Firm = "DoNotSchedule";

    /// <summary>Each of its domains is one node, so it is counted when that node is scored.</summary>
    public bool IsPerNode => Key == Labels.Hostname;

    public static bool IsFirm(TopologySpreadConstraint c) => c.WhenUnsatisfiable == Firm;

    /// <summary>The pod's own rules, firm ones or wishes.</summary>
    public static Items<SpreadConstraint> Of(Pod pod, bool firm) =>
        pod.Spec.TopologySpreadConstraints.Where(c => IsFirm(c) == firm).Select(c => Read(c, pod));

    /// <summary>Rules for pods without any of their own, firm ones or wishes, about those that the selector means.</summary>
    public static Items<SpreadConstraint> Defaults(Items<TopologySpreadConstraint> rules, bool firm, Pod pod, Func<Selector> selectorOf)
    {
        if (!rules.Any(c => IsFirm(c) == firm)) return [];
        var selector = selectorOf();
        return selector.MatchesNothing || selector.IsEverything ? [] : rules.Where(c => IsFirm(c) == firm).Select(c => Read(c, pod) with { Selector = selector });
    }

    /// <summary>How many pods of the node the rule is about. Pods on their way out count no more.</summary>
    public int Count(NodeInfo node, string ns)
    {
        if (Selector.MatchesNothing) return 0;
        var count = 0;
        foreach (var pod in node.Pods) if (pod.Namespace == ns && !pod.Pod.IsBeingDeleted() && Selector.Matches(pod.Pod.Metadata.Labels)) count++;
        return count;
    }

    /// <summary>Whether pods on the node count at all.</summary>
    public bool Includes(Pod pod, Node node) =>
        (!HonorsAffinity || NodeAffinityMatch.Requires(pod.Spec, node))
        && (!HonorsTaints || Tolerations.FirstUntolerated(node.Spec.Taints, pod.Spec.Tolerations, static t => t.Effect is Taints.NoSchedule or Taints.NoExecute) is null);

    private static SpreadConstraint Read(TopologySpreadConstraint c, Pod pod)
    {
        var selector = LabelSelectors.Read(c.LabelSelector);
        foreach (var key in c.MatchLabelKeys)
        {
            if (pod.Metadata.Labels.Get(key) is not { } value) continue;
            var same = Selector.OfLabels([new(key, value)]);
            if (!selector.Requirements.Contains(same.Requirements[0])) selector = selector.And(same.Requirements);
        }

        return new(c.TopologyKey, c.MaxSkew, c.MinDomains ?? 1, selector, c.NodeAffinityPolicy != "Ignore", c.NodeTaintsPolicy == "Honor");
    }

    /// <summary>Upstream's wishes: even over zones, and more so over nodes.</summary>
    public static Items<TopologySpreadConstraint> OfSystem { get; } =
    [
        new() { TopologyKey = Labels.Hostname, WhenUnsatisfiable = "ScheduleAnyway", MaxSkew = 3 },
        new() { TopologyKey = Labels.Zone, WhenUnsatisfiable = "ScheduleAnyway", MaxSkew = 5 },
    ];

    /// <summary>Labels that say where a node is.</summary>
    internal static class Labels
    {
        public const string Hostname = "kubernetes.io/hostname";
        public const string Zone = "topology.kubernetes.io/zone";
    }
}
