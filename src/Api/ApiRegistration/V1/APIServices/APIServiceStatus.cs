using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiRegistration.V1;

/// <summary>The state of an API service.</summary>
[ApiType("io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIServiceStatus")]
public sealed partial record APIServiceStatus
{
    /// <summary>What holds of it.</summary>
    [Field("conditions", 1, List = ListType.Map, Keys = "type", MergeKey = "type", Strategy = "merge")]
    public Items<APIServiceCondition> Conditions { get; init; }
}
