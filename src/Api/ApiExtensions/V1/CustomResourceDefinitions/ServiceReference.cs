using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>A service.</summary>
[ApiType("io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.ServiceReference")]
public sealed partial record ServiceReference
{
    /// <summary>Its namespace.</summary>
    [Field("namespace", 1, Required = true, Always = true)]
    public string Namespace { get; init; } = "";

    /// <summary>Its name.</summary>
    [Field("name", 2, Required = true, Always = true)]
    public string Name { get; init; } = "";

    /// <summary>The path to ask.</summary>
    [Field("path", 3)]
    public string? Path { get; init; }

    /// <summary>Its port; 443 if nothing is said.</summary>
    [Field("port", 4)]
    public int? Port { get; init; }
}
