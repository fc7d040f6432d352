using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authentication.V1;

/// <summary>The object a token lives and dies with.</summary>
[ApiType("io.k8s.api.authentication.v1.BoundObjectReference")]
public sealed partial record BoundObjectReference
{
    /// <summary>Pod, Secret or Node.</summary>
    [Field("kind", 1)]
    public string Kind { get; init; } = "";

    /// <summary>v1.</summary>
    [Field("apiVersion", 2)]
    public string ApiVersion { get; init; } = "";

    /// <summary>Its name.</summary>
    [Field("name", 3)]
    public string Name { get; init; } = "";

    /// <summary>Its uid.</summary>
    [Field("uid", 4)]
    public string Uid { get; init; } = "";
}
