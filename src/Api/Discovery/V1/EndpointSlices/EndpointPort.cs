using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Discovery.V1;

[ApiType("io.k8s.api.discovery.v1.EndpointPort", Atomic = true)]
public sealed partial record EndpointPort
{
    [Field("name", 1)]
    public string? Name { get; init; }

    [Field("protocol", 2, Enum = "SCTP|TCP|UDP")]
    public string? Protocol { get; init; }

    [Field("port", 3)]
    public int? Port { get; init; }

    [Field("appProtocol", 4)]
    public string? AppProtocol { get; init; }
}
