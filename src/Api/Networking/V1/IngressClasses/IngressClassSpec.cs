using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

/// <summary>Who serves a class.</summary>
[ApiType("io.k8s.api.networking.v1.IngressClassSpec")]
public sealed partial record IngressClassSpec
{
    /// <summary>The controller's name, with a domain.</summary>
    [Field("controller", 1)]
    public string Controller { get; init; } = "";

    /// <summary>Settings for it.</summary>
    [Field("parameters", 2)]
    public IngressClassParametersReference? Parameters { get; init; }
}
