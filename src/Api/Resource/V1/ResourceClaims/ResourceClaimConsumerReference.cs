using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>Somebody who uses a claim.</summary>
[ApiType("io.k8s.api.resource.v1.ResourceClaimConsumerReference")]
public sealed partial record ResourceClaimConsumerReference
{
    /// <summary>The group.</summary>
    [Field("apiGroup", 1)]
    public string ApiGroup { get; init; } = "";

    /// <summary>The resource: pods.</summary>
    [Field("resource", 3, Required = true, Always = true)]
    public string Resource { get; init; } = "";

    /// <summary>The name.</summary>
    [Field("name", 4, Required = true, Always = true)]
    public string Name { get; init; } = "";

    /// <summary>The uid.</summary>
    [Field("uid", 5, Required = true, Always = true)]
    public string Uid { get; init; } = "";
}
