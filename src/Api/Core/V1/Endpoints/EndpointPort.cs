using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.EndpointPort", Atomic = true)]
public sealed partial record EndpointPort
{
    [Field("name", 1)]
    public string Name { get; init; } = "";

    [Field("port", 2, Required = true, Always = true)]
    public int Port { get; init; }

    [Field("protocol", 3, Enum = "SCTP|TCP|UDP")]
    public string Protocol { get; init; } = "";

    [Field("appProtocol", 4)]
    public string? AppProtocol { get; init; }
}
