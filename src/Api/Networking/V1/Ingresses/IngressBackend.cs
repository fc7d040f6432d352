using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

/// <summary>Where requests go; exactly one of them.</summary>
[ApiType("io.k8s.api.networking.v1.IngressBackend")]
public sealed partial record IngressBackend
{
    /// <summary>An object of the namespace.</summary>
    [Field("resource", 3)]
    public TypedLocalObjectReference? Resource { get; init; }

    /// <summary>A service.</summary>
    [Field("service", 4)]
    public IngressServiceBackend? Service { get; init; }
}
