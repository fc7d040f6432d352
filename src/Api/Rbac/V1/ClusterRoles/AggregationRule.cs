using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Rbac.V1;

/// <summary>Which cluster roles are put together.</summary>
[ApiType("io.k8s.api.rbac.v1.AggregationRule")]
public sealed partial record AggregationRule
{
    /// <summary>Labels of the roles; one of these selectors is enough.</summary>
    [Field("clusterRoleSelectors", 1, List = ListType.Atomic)]
    public Items<LabelSelector> ClusterRoleSelectors { get; init; }
}
