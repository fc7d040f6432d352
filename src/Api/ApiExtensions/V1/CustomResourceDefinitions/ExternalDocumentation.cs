using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>A place to read more.</summary>
[ApiType("io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.ExternalDocumentation")]
public sealed partial record ExternalDocumentation
{
    /// <summary>What is there.</summary>
    [Field("description", 1)]
    public string Description { get; init; } = "";

    /// <summary>Its address.</summary>
    [Field("url", 2)]
    public string Url { get; init; } = "";
}
