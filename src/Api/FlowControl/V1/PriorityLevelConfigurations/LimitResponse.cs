using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.FlowControl.V1;

[ApiType("io.k8s.api.flowcontrol.v1.LimitResponse", Union = "type:queuing=Queuing")]
public sealed partial record LimitResponse
{
    [Field("type", 1, Required = true, Always = true)]
    public string Type { get; init; } = "";

    [Field("queuing", 2)]
    public QueuingConfiguration? Queuing { get; init; }
}
