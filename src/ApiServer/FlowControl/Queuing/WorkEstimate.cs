namespace Keles.ApiServer.FlowControl;

/// <summary>What a request is expected to cost.</summary>
/// <param name="InitialSeats">While it is answered.</param>
/// <param name="FinalSeats">After its answer, for <paramref name="AdditionalLatency"/>: watchers are told of what it changed.</param>
internal readonly record struct WorkEstimate(int InitialSeats, int FinalSeats = 0, TimeSpan AdditionalLatency = default)
{
    public static WorkEstimate One { get; } = new(1);

    public int MaxSeats => Math.Max(InitialSeats, FinalSeats);

    /// <summary>In seconds of one seat, as long as nobody knows how long it takes.</summary>
    public double Work => WorkAt(FlowControlLimits.ServiceSeconds);

    /// <param name="seconds">How long the answer takes.</param>
    public double WorkAt(double seconds) => (InitialSeats * seconds) + (FinalSeats * AdditionalLatency.TotalSeconds);

    /// <summary>The same work within fewer seats, for longer.</summary>
    public WorkEstimate Within(int seats) => FinalSeats <= seats || seats <= 0 ? this : this with { FinalSeats = seats, AdditionalLatency = AdditionalLatency * ((double)FinalSeats / seats) };
}
