using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

/// <summary>An object with settings of a class.</summary>
[ApiType("io.k8s.api.networking.v1.IngressClassParametersReference")]
public sealed partial record IngressClassParametersReference
{
    /// <summary>Its group.</summary>
    [Field("apiGroup", 1)]
    public string? ApiGroup { get; init; }

    /// <summary>Its kind.</summary>
    [Field("kind", 2, Required = true, Always = true)]
    public string Kind { get; init; } = "";

    /// <summary>Its name.</summary>
    [Field("name", 3, Required = true, Always = true)]
    public string Name { get; init; } = "";

    /// <summary>Cluster or Namespace.</summary>
    [Field("scope", 4, Always = true)]
    public string? Scope { get; init; }

    /// <summary>Its namespace, when it has one.</summary>
    [Field("namespace", 5)]
    public string? Namespace { get; init; }
}
