using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.FlowControl.V1;

[ApiType("io.k8s.api.flowcontrol.v1.QueuingConfiguration")]
public sealed partial record QueuingConfiguration
{
    [Field("queues", 1, Always = true)]
    public int Queues { get; init; }

    [Field("handSize", 2, Always = true)]
    public int HandSize { get; init; }

    [Field("queueLengthLimit", 3, Always = true)]
    public int QueueLengthLimit { get; init; }
}
