using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.FlowControl.V1;

/// <summary>Settings of a level's queues.</summary>
[ApiType("io.k8s.api.flowcontrol.v1.QueuingConfiguration")]
public sealed partial record QueuingConfiguration
{
    /// <summary>How many; 64 if nothing is said.</summary>
    [Field("queues", 1, Always = true)]
    public int Queues { get; init; }

    /// <summary>How many of them a flow is dealt; 8 if nothing is said.</summary>
    [Field("handSize", 2, Always = true)]
    public int HandSize { get; init; }

    /// <summary>How many requests one holds; 50 if nothing is said.</summary>
    [Field("queueLengthLimit", 3, Always = true)]
    public int QueueLengthLimit { get; init; }
}
