namespace Keles.ApiServer.FlowControl;

/// <summary>How much a server does at once; upstream's flags of the same names.</summary>
public sealed record FlowControlOptions
{
    public int MaxRequestsInflight { get; init; } = 400;

    public int MaxMutatingRequestsInflight { get; init; } = 200;

    /// <summary>Seats that all priority levels share.</summary>
    public int Seats => MaxRequestsInflight + MaxMutatingRequestsInflight;
}
