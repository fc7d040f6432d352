using Keles.Storage.Sqlite.Writing;
using Keles.Storage.Watching;

namespace Keles.Storage.Sqlite;

/// <summary>Where the store lies and how it is watched.</summary>
public sealed record SqliteOptions
{
    /// <summary>The database file; it and its directory are made when missing, readable by the owner only.</summary>
    public required string Path { get; init; }

    public WatchLimits Watching { get; init; } = WatchLimits.Default;

    /// <summary>Measures commits.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Tests throw or kill here.</summary>
    internal Action<FailurePoint>? AtFailurePoint { get; init; }

    /// <summary>Tests make the file full at this many pages; 0 is SQLite's own limit.</summary>
    internal int MaxPages { get; init; }
}
