using Keles.Storage.Sqlite;
using Keles.Storage.Tests.Contract;
using Keles.Storage.Watching;

namespace Keles.Storage.Tests.Sqlite;

public sealed class SqliteEngine : IEngine
{
    private readonly TemporaryDirectory _directory = new();

    public ValueTask<IStorage> OpenAsync(WatchLimits watching) =>
        new(SqliteStorage.Open(new() { Path = _directory.File("store.db"), Watching = watching }));

    public ValueTask DisposeAsync()
    {
        _directory.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class SqliteWrites : WritesContract<SqliteEngine>;

public sealed class SqliteReads : ReadsContract<SqliteEngine>;

public sealed class SqliteWatches : WatchContract<SqliteEngine>;

public sealed class SqliteCompaction : CompactionContract<SqliteEngine>;

public sealed class SqliteConcurrency : ConcurrencyContract<SqliteEngine>;

public sealed class SqliteModel : ModelContract<SqliteEngine>;
