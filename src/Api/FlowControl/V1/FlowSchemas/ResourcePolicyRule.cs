using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.FlowControl.V1;

/// <summary>Requests for resources.</summary>
[ApiType("io.k8s.api.flowcontrol.v1.ResourcePolicyRule")]
public sealed partial record ResourcePolicyRule
{
    /// <summary>What is to be done; * for everything.</summary>
    [Field("verbs", 1, Required = true, Always = true, List = ListType.Set)]
    public Items<string> Verbs { get; init; }

    /// <summary>Groups; * for all.</summary>
    [Field("apiGroups", 2, Required = true, Always = true, List = ListType.Set)]
    public Items<string> ApiGroups { get; init; }

    /// <summary>Resources; * for all.</summary>
    [Field("resources", 3, Required = true, Always = true, List = ListType.Set)]
    public Items<string> Resources { get; init; }

    /// <summary>Requests without a namespace too.</summary>
    [Field("clusterScope", 4)]
    public bool ClusterScope { get; init; }

    /// <summary>Namespaces; * for all.</summary>
    [Field("namespaces", 5, Always = true, List = ListType.Set)]
    public Items<string> Namespaces { get; init; }
}
