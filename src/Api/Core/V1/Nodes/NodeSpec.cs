using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.NodeSpec")]
public sealed partial record NodeSpec
{
    [Field("podCIDR", 1)]
    public string PodCIDR { get; init; } = "";

    [Field("externalID", 2)]
    public string ExternalID { get; init; } = "";

    [Field("providerID", 3)]
    public string ProviderID { get; init; } = "";

    [Field("unschedulable", 4)]
    public bool Unschedulable { get; init; }

    [Field("taints", 5, List = ListType.Atomic)]
    public Items<Taint> Taints { get; init; }

    [Field("configSource", 6)]
    public NodeConfigSource? ConfigSource { get; init; }

    [Field("podCIDRs", 7, List = ListType.Set, Strategy = "merge")]
    public Items<string> PodCIDRs { get; init; }
}
