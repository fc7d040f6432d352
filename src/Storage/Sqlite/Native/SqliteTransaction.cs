namespace Keles.Storage.Sqlite.Native;

/// <summary>Runs a piece of work in one write transaction: all of it or, on any exception, none of it.</summary>
internal sealed class SqliteTransaction(SqliteConnection connection) : IDisposable
{
    // IMMEDIATE takes the write lock at once: a read that later turns into a write could be refused halfway.
    private readonly SqliteStatement _begin = connection.Prepare("BEGIN IMMEDIATE");
    private readonly SqliteStatement _commit = connection.Prepare("COMMIT");
    private readonly SqliteStatement _rollback = connection.Prepare("ROLLBACK");

    public void Run(Action work)
    {
        Step(_begin);
        try
        {
            work();
            Step(_commit);
        }
        catch
        {
            // A full disk or a failed device may have rolled it back already.
            if (connection.InTransaction)
            {
                Step(_rollback);
            }

            throw;
        }
    }

    public void Dispose()
    {
        _begin.Dispose();
        _commit.Dispose();
        _rollback.Dispose();
    }

    private static void Step(SqliteStatement statement)
    {
        using var run = statement.Begin();
        statement.Step();
    }
}
