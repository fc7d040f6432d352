namespace Keles.ApiServer.FlowControl;

/// <summary>A request in a level's queues or at work.</summary>
internal class QueuedRequest
{
    public WorkEstimate Estimate { get; set; } = WorkEstimate.One;

    /// <summary>The entropy by which its flow chooses queues; the same for all requests of a flow.</summary>
    public ulong FlowHash { get; init; }

    public RequestState State { get; set; }

    /// <summary>Null where there are no queues.</summary>
    public FairQueue? Queue { get; set; }

    /// <summary>The virtual time at which it came.</summary>
    public double ArrivalR { get; set; }

    /// <summary>Seconds that its queue was charged for it before anybody knew how long it takes.</summary>
    public double Guess { get; set; }

    /// <summary>When it began to execute, in seconds.</summary>
    public double StartedAt { get; set; }

    /// <summary>Its place among those who wait.</summary>
    public LinkedListNode<QueuedRequest>? Node { get; set; }
}
