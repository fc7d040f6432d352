namespace Keles.Fuzz.Tests;

/// <summary>One thing that reads what strangers send, and what must hold of it whatever they send.</summary>
/// <param name="Make">An input from a seed; the same seed gives the same input.</param>
/// <param name="Check">Throws when the input breaks it. Refusing an input in the way that is foreseen is no break.</param>
internal sealed record FuzzTarget(string Name, Func<Random, byte[]> Make, Action<byte[]> Check)
{
    public override string ToString() => Name;
}
