namespace Keles.Reconcile;

/// <summary>When a controller wants to look at a key again, beside whenever something changes.</summary>
public readonly record struct Requeue(TimeSpan? Delay)
{
    public static Requeue Never { get; } = new(null);

    public static Requeue After(TimeSpan delay) => new(delay);

    /// <summary>The earlier of two wishes.</summary>
    public Requeue Or(Requeue other) => Delay is { } mine && (other.Delay is not { } theirs || mine <= theirs) ? this : other;
}
