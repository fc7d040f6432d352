using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

[ApiType("io.k8s.api.networking.v1.IngressBackend")]
public sealed partial record IngressBackend
{
    [Field("resource", 3)]
    public TypedLocalObjectReference? Resource { get; init; }

    [Field("service", 4)]
    public IngressServiceBackend? Service { get; init; }
}
