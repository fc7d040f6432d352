using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

[ApiType("io.k8s.api.networking.v1.IngressClassSpec")]
public sealed partial record IngressClassSpec
{
    [Field("controller", 1)]
    public string Controller { get; init; } = "";

    [Field("parameters", 2)]
    public IngressClassParametersReference? Parameters { get; init; }
}
