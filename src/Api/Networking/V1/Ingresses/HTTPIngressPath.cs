using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

/// <summary>Where requests for a path go.</summary>
[ApiType("io.k8s.api.networking.v1.HTTPIngressPath")]
public sealed partial record HTTPIngressPath
{
    /// <summary>The path.</summary>
    [Field("path", 1)]
    public string Path { get; init; } = "";

    /// <summary>Where they go.</summary>
    [Field("backend", 2, Required = true, Always = true)]
    public IngressBackend Backend { get; init; } = IngressBackend.Empty;

    /// <summary>Exact, Prefix by whole elements, or as the controller has it.</summary>
    [Field("pathType", 3, Required = true, Always = true, Enum = "Exact|ImplementationSpecific|Prefix")]
    public string? PathType { get; init; }
}
