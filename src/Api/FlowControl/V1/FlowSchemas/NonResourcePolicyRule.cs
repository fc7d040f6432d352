using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.FlowControl.V1;

/// <summary>Requests for paths of no resource.</summary>
[ApiType("io.k8s.api.flowcontrol.v1.NonResourcePolicyRule")]
public sealed partial record NonResourcePolicyRule
{
    /// <summary>Methods; * for all.</summary>
    [Field("verbs", 1, Required = true, Always = true, List = ListType.Set)]
    public Items<string> Verbs { get; init; }

    /// <summary>Paths; a star stands for the rest.</summary>
    [Field("nonResourceURLs", 6, Required = true, Always = true, List = ListType.Set)]
    public Items<string> NonResourceURLs { get; init; }
}
