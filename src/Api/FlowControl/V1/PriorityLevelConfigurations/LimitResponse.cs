using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.FlowControl.V1;

/// <summary>What happens to requests that have no seat.</summary>
[ApiType("io.k8s.api.flowcontrol.v1.LimitResponse", Union = "type:queuing=Queuing")]
public sealed partial record LimitResponse
{
    /// <summary>Queue or Reject.</summary>
    [Field("type", 1, Required = true, Always = true)]
    public string Type { get; init; } = "";

    /// <summary>Settings of the queues.</summary>
    [Field("queuing", 2)]
    public QueuingConfiguration? Queuing { get; init; }
}
