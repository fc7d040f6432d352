namespace Keles.Scheduler;

/// <summary>What a plugin knows before it sees any node.</summary>
/// <param name="Nodes">Where alone the pod can go; null for anywhere.</param>
internal readonly record struct PreFilterAnswer(Verdict Verdict, IReadOnlySet<string>? Nodes = null)
{
    public static PreFilterAnswer Go { get; } = new(Verdict.Success);

    public static PreFilterAnswer Skip { get; } = new(Verdict.Skip);

    public static implicit operator PreFilterAnswer(Verdict verdict) => new(verdict);
}
