namespace Keles.Fakes;

/// <summary>How often what goes wrong, as parts of all requests; crashes and lost answers as parts of all writes.</summary>
public sealed record TroubleOdds
{
    /// <summary>The request is not done: the server is unavailable.</summary>
    public double Refused { get; init; } = 0.08;

    /// <summary>The write is not done: someone else was faster.</summary>
    public double Conflict { get; init; } = 0.04;

    /// <summary>The write is done, but its answer says that the server is unavailable.</summary>
    public double Lost { get; init; } = 0.04;

    /// <summary>The process dies just before the write.</summary>
    public double CrashBefore { get; init; } = 0.01;

    /// <summary>The process dies after the write, before its answer.</summary>
    public double CrashAfter { get; init; } = 0.015;

    /// <summary>The request takes its time.</summary>
    public double Slow { get; init; } = 0.2;

    /// <summary>The longest that one takes.</summary>
    public TimeSpan Slowest { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A change is told late.</summary>
    public double Late { get; init; } = 0.3;

    /// <summary>The latest that one is told.</summary>
    public TimeSpan Latest { get; init; } = TimeSpan.FromSeconds(3);
}
