using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>How evenly a set of pods is spread.</summary>
[ApiType("io.k8s.api.core.v1.TopologySpreadConstraint")]
public sealed partial record TopologySpreadConstraint
{
    /// <summary>By how many pods one place may exceed the emptiest.</summary>
    [Field("maxSkew", 1, Required = true, Always = true)]
    public int MaxSkew { get; init; }

    /// <summary>The label of nodes whose values are the places.</summary>
    [Field("topologyKey", 2, Required = true, Always = true)]
    public string TopologyKey { get; init; } = "";

    /// <summary>DoNotSchedule keeps to it, ScheduleAnyway only prefers it.</summary>
    [Field("whenUnsatisfiable", 3, Required = true, Always = true, Enum = "DoNotSchedule|ScheduleAnyway")]
    public string WhenUnsatisfiable { get; init; } = "";

    /// <summary>The pods that are counted.</summary>
    [Field("labelSelector", 4)]
    public LabelSelector? LabelSelector { get; init; }

    /// <summary>With fewer places than this the emptiest counts as having none.</summary>
    [Field("minDomains", 5)]
    public int? MinDomains { get; init; }

    /// <summary>Whether nodes that the pod's affinity excludes are counted: Honor (not) or Ignore (they are).</summary>
    [Field("nodeAffinityPolicy", 6, Enum = "Honor|Ignore")]
    public string? NodeAffinityPolicy { get; init; }

    /// <summary>Whether nodes whose taints the pod does not put up with are counted: Honor (not) or Ignore (they are).</summary>
    [Field("nodeTaintsPolicy", 7, Enum = "Honor|Ignore")]
    public string? NodeTaintsPolicy { get; init; }

    /// <summary>Labels whose values of the pod to be placed are added to the selector.</summary>
    [Field("matchLabelKeys", 8, List = ListType.Atomic)]
    public Items<string> MatchLabelKeys { get; init; }
}
