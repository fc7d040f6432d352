using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

[ApiType("io.k8s.api.resource.v1.ResourceClaimConsumerReference")]
public sealed partial record ResourceClaimConsumerReference
{
    [Field("apiGroup", 1)]
    public string ApiGroup { get; init; } = "";

    [Field("resource", 3, Required = true, Always = true)]
    public string Resource { get; init; } = "";

    [Field("name", 4, Required = true, Always = true)]
    public string Name { get; init; } = "";

    [Field("uid", 5, Required = true, Always = true)]
    public string Uid { get; init; } = "";
}
