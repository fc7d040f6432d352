namespace Keles.Background;

/// <summary>
/// Random numbers that replay from a seed (SplitMix64, written here because the framework's may change between versions).
/// Not safe to share between threads: its users all live in one simulation.
/// </summary>
public sealed class SeededRandom : IRandom
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    private readonly ulong seed;
    private ulong state;

    public SeededRandom(ulong seed)
    {
        this.seed = seed;
        state = seed;
    }

    public ulong NextUInt64() => Mix(state += Gamma);

    /// <summary>
    /// An independent stream for <paramref name="name"/>: drawing more or fewer numbers there leaves every other stream as
    /// it was, so a seed keeps its meaning when one component changes.
    /// </summary>
    public SeededRandom Fork(string name) => new(Mix(seed ^ StableHash.Of(name)));

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
