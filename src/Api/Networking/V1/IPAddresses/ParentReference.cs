using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

/// <summary>An object of any resource.</summary>
[ApiType("io.k8s.api.networking.v1.ParentReference")]
public sealed partial record ParentReference
{
    /// <summary>Its group.</summary>
    [Field("group", 1)]
    public string Group { get; init; } = "";

    /// <summary>Its resource.</summary>
    [Field("resource", 2, Required = true)]
    public string Resource { get; init; } = "";

    /// <summary>Its namespace.</summary>
    [Field("namespace", 3)]
    public string Namespace { get; init; } = "";

    /// <summary>Its name.</summary>
    [Field("name", 4, Required = true)]
    public string Name { get; init; } = "";
}
