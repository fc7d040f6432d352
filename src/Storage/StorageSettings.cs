using Keles.Storage.Watching;

namespace Keles.Storage;

/// <summary>What any engine may need to open its store; each takes what concerns it.</summary>
public sealed record StorageSettings
{
    /// <summary>Where an embedded engine keeps its files.</summary>
    public required string Directory { get; init; }

    public WatchLimits Watching { get; init; } = WatchLimits.Default;

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
