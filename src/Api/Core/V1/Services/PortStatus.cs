using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.PortStatus")]
public sealed partial record PortStatus
{
    [Field("port", 1, Required = true, Always = true)]
    public int Port { get; init; }

    [Field("protocol", 2, Required = true, Always = true, Enum = "SCTP|TCP|UDP")]
    public string Protocol { get; init; } = "";

    [Field("error", 3)]
    public string? Error { get; init; }
}
