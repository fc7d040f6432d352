using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>An object of any kind.</summary>
[ApiType("io.k8s.api.core.v1.TypedObjectReference")]
public sealed partial record TypedObjectReference
{
    /// <summary>Its group; empty for the core group.</summary>
    [Field("apiGroup", 1, Always = true)]
    public string? ApiGroup { get; init; }

    /// <summary>Its kind.</summary>
    [Field("kind", 2, Required = true, Always = true)]
    public string Kind { get; init; } = "";

    /// <summary>Its name.</summary>
    [Field("name", 3, Required = true, Always = true)]
    public string Name { get; init; } = "";

    /// <summary>Its namespace, when another's grant allows it.</summary>
    [Field("namespace", 4)]
    public string? Namespace { get; init; }
}
