using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.TopologySpreadConstraint")]
public sealed partial record TopologySpreadConstraint
{
    [Field("maxSkew", 1, Required = true, Always = true)]
    public int MaxSkew { get; init; }

    [Field("topologyKey", 2, Required = true, Always = true)]
    public string TopologyKey { get; init; } = "";

    [Field("whenUnsatisfiable", 3, Required = true, Always = true, Enum = "DoNotSchedule|ScheduleAnyway")]
    public string WhenUnsatisfiable { get; init; } = "";

    [Field("labelSelector", 4)]
    public LabelSelector? LabelSelector { get; init; }

    [Field("minDomains", 5)]
    public int? MinDomains { get; init; }

    [Field("nodeAffinityPolicy", 6, Enum = "Honor|Ignore")]
    public string? NodeAffinityPolicy { get; init; }

    [Field("nodeTaintsPolicy", 7, Enum = "Honor|Ignore")]
    public string? NodeTaintsPolicy { get; init; }

    [Field("matchLabelKeys", 8, List = ListType.Atomic)]
    public Items<string> MatchLabelKeys { get; init; }
}
