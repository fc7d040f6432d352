using System.Diagnostics;
using Keles.Storage.Sqlite;

namespace Keles.Storage.Bench;

internal static class Writes
{
    public static async Task RunAsync(Report report, string directory)
    {
        using var raw = new RawSqlite(Path.Combine(directory, "raw-writes.db"));
        var single = Sizes.Rate(() => Raw(raw, 1));
        var batched = Sizes.Rate(() => Raw(raw, 64));
        await using var store = SqliteStorage.Open(new() { Path = Path.Combine(directory, "writes.db") });
        report.Rate("durable creates, 1 client", await CreatesAsync(store, 1), single, "raw SQLite, one row a commit");
        report.Rate("durable creates, 64 clients", await CreatesAsync(store, 64), batched, "raw SQLite, 64 rows a commit");
        report.Rate("durable updates, 64 clients", await UpdatesAsync(store, 64), batched, "raw SQLite, 64 rows a commit");
    }

    private static int Raw(RawSqlite raw, int rows)
    {
        raw.Insert(rows, Sizes.Value);
        return rows;
    }

    private static Task<double> CreatesAsync(SqliteStorage store, int clients)
    {
        var next = 0L;
        return ClientsAsync(clients, async client =>
            await store.CreateAsync($"{Sizes.Key(Interlocked.Increment(ref next))}/{clients}", Sizes.Value));
    }

    private static Task<double> UpdatesAsync(SqliteStorage store, int clients)
    {
        var revisions = new long[clients];
        return ClientsAsync(clients, async client =>
        {
            var result = revisions[client] == 0
                ? await store.CreateAsync($"/registry/leases/{client}", Sizes.Value)
                : await store.UpdateAsync($"/registry/leases/{client}", Sizes.Value, revisions[client]);
            revisions[client] = ((WriteResult.Written)result).Revision;
        });
    }

    private static async Task<double> ClientsAsync(int clients, Func<int, Task> write)
    {
        await write(0);
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var done = 0L;
            for (; watch.Elapsed < Sizes.Each; done++)
            {
                await write(client);
            }

            return done;
        })));
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }
}
