using Keles.Storage.Memory;
using Keles.Storage.Sqlite;

namespace Keles.Storage;

/// <summary>The engines there are; every one passes the same contract tests.</summary>
public static class StorageEngines
{
    public static IReadOnlyList<StorageEngine> All { get; } =
    [
        new("sqlite", "a file on this machine, the default", s => SqliteStorage.Open(new() { Path = Path.Combine(s.Directory, "store.db"), Watching = s.Watching, Time = s.Time })),
        new("memory", "nothing survives the process; for tests", s => new MemoryStorage(new() { Watching = s.Watching })),
    ];

    /// <summary>The engine of that name; an unknown one is a <see cref="StorageException"/> that lists those there are.</summary>
    public static StorageEngine Named(string name) => All.FirstOrDefault(e => e.Name == name) ?? throw new StorageException(
        StorageFailure.NoSuchEngine, $"There is no datastore \"{name}\"; choose one of {string.Join(", ", All.Select(e => $"{e.Name} ({e.Summary})"))}.");
}
