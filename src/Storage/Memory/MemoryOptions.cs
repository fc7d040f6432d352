using Keles.Storage.Watching;

namespace Keles.Storage.Memory;

/// <summary>Settings of the in-memory engine.</summary>
public sealed record MemoryOptions
{
    public WatchLimits Watching { get; init; } = WatchLimits.Default;
}
