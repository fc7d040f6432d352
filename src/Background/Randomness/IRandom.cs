namespace Keles.Background;

/// <summary>A source of random numbers. <see cref="RandomExtensions"/> derives everything else from it.</summary>
public interface IRandom
{
    ulong NextUInt64();
}
