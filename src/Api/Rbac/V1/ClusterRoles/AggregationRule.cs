using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Rbac.V1;

[ApiType("io.k8s.api.rbac.v1.AggregationRule")]
public sealed partial record AggregationRule
{
    [Field("clusterRoleSelectors", 1, List = ListType.Atomic)]
    public Items<LabelSelector> ClusterRoleSelectors { get; init; }
}
