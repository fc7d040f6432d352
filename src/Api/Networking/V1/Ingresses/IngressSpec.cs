using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

/// <summary>What an ingress is to be.</summary>
[ApiType("io.k8s.api.networking.v1.IngressSpec")]
public sealed partial record IngressSpec
{
    /// <summary>Where requests go that no rule fits.</summary>
    [Field("defaultBackend", 1)]
    public IngressBackend? DefaultBackend { get; init; }

    /// <summary>Certificates by host.</summary>
    [Field("tls", 2, List = ListType.Atomic)]
    public Items<IngressTLS> Tls { get; init; }

    /// <summary>Where requests go by host and path.</summary>
    [Field("rules", 3, List = ListType.Atomic)]
    public Items<IngressRule> Rules { get; init; }

    /// <summary>The class that serves it.</summary>
    [Field("ingressClassName", 4)]
    public string? IngressClassName { get; init; }
}
