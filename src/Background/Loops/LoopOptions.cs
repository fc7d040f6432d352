namespace Keles.Background;

/// <summary>How a <see cref="Loop"/> goes round.</summary>
public sealed record LoopOptions(string Name, TimeSpan Interval)
{
    /// <summary>Each interval is lengthened by up to this part of itself.</summary>
    public double Jitter { get; init; } = 0.1;

    /// <summary>The waits after failed rounds; a good round starts it over.</summary>
    public Backoff Backoff { get; init; } = Backoff.Standard;

    /// <summary>Which errors are logged and tried again. Every other error ends the loop, and with it its host.</summary>
    public Func<Exception, bool> IsTransient { get; init; } = TransientErrors.Network;
}
