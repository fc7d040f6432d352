namespace Keles.ApiServer.FlowControl;

/// <summary>How much a server does at once; upstream's flags of the same names.</summary>
public sealed record FlowControlOptions
{
    public int MaxRequestsInflight { get; init; } = 400;

    public int MaxMutatingRequestsInflight { get; init; } = 200;

    /// <summary>Requests wait in queues by who sends them; otherwise they are only counted, and turned away when there are too many.</summary>
    public bool PriorityAndFairness { get; init; } = true;

    /// <summary>Seats that all priority levels share.</summary>
    public int Seats => MaxRequestsInflight + MaxMutatingRequestsInflight;
}
