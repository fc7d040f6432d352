using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

[ApiType("io.k8s.api.networking.v1.IngressSpec")]
public sealed partial record IngressSpec
{
    [Field("defaultBackend", 1)]
    public IngressBackend? DefaultBackend { get; init; }

    [Field("tls", 2, List = ListType.Atomic)]
    public Items<IngressTLS> Tls { get; init; }

    [Field("rules", 3, List = ListType.Atomic)]
    public Items<IngressRule> Rules { get; init; }

    [Field("ingressClassName", 4)]
    public string? IngressClassName { get; init; }
}
