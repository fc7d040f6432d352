using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.FlowControl.V1;

[ApiType("io.k8s.api.flowcontrol.v1.ResourcePolicyRule")]
public sealed partial record ResourcePolicyRule
{
    [Field("verbs", 1, Required = true, Always = true, List = ListType.Set)]
    public Items<string> Verbs { get; init; }

    [Field("apiGroups", 2, Required = true, Always = true, List = ListType.Set)]
    public Items<string> ApiGroups { get; init; }

    [Field("resources", 3, Required = true, Always = true, List = ListType.Set)]
    public Items<string> Resources { get; init; }

    [Field("clusterScope", 4)]
    public bool ClusterScope { get; init; }

    [Field("namespaces", 5, Always = true, List = ListType.Set)]
    public Items<string> Namespaces { get; init; }
}
