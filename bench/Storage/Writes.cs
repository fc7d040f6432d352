using Keles.Storage.Sqlite;

namespace Keles.Storage.Bench;

internal static class Writes
{
    private static long _next;

    public static async Task RunAsync(Report report, string directory)
    {
        using var raw = new RawSqlite(Path.Combine(directory, "raw-writes.db"));
        await using var store = SqliteStorage.Open(new() { Path = Path.Combine(directory, "writes.db") });
        await OneAsync("durable creates, 1 client", 1, 1, Create);
        await OneAsync("durable creates, 64 clients", 64, 64, Create);
        var revisions = new long[64];
        await OneAsync("durable updates, 64 clients", 64, 64, Update);

        async Task OneAsync(string what, int clients, int rows, Func<int, Task> write)
        {
            var (ours, floor) = await Rates.CompareAsync(() => Rates.ClientsAsync(clients, write), () => Rates.Repeat(() => raw.Insert(rows, Sizes.Value)));
            report.Rate(what, ours, floor, $"raw SQLite, {rows} rows a commit");
        }

        async Task Create(int client) => await store.CreateAsync(Sizes.Key(Interlocked.Increment(ref _next)), Sizes.Value);

        async Task Update(int client)
        {
            var key = $"/registry/leases/{client}";
            var result = revisions[client] == 0
                ? await store.CreateAsync(key, Sizes.Value)
                : await store.UpdateAsync(key, Sizes.Value, revisions[client]);
            revisions[client] = ((WriteResult.Written)result).Revision;
        }
    }
}
