namespace Keles.Background;

/// <summary>
/// The named bound of one kind of work: how much of it runs at once, and how much may wait for its turn. The name is what
/// whoever is turned away reads.
/// </summary>
public sealed record WorkLimits(string Name, int Concurrent, int Waiting)
{
    public int Concurrent { get; } = Concurrent > 0
        ? Concurrent : throw new ArgumentOutOfRangeException(nameof(Concurrent), $"{Name}: at least one must be able to run");

    public int Waiting { get; } = Waiting >= 0
        ? Waiting : throw new ArgumentOutOfRangeException(nameof(Waiting), $"{Name}: the number that may wait is negative");
}
