using Keles.Storage.Memory;
using Keles.Storage.Sqlite;

namespace Keles.Storage.Bench;

internal static class Reads
{
    private const int Objects = 10_000;

    public static async Task RunAsync(Report report, string directory)
    {
        using var raw = new RawSqlite(Path.Combine(directory, "raw-reads.db"));
        raw.Insert(Objects, Sizes.Value);
        await using var sqlite = SqliteStorage.Open(new() { Path = Path.Combine(directory, "reads.db") });
        await using var memory = new MemoryStorage();
        foreach (var store in new IStorage[] { sqlite, memory })
        {
            await Task.WhenAll(Enumerable.Range(1, Objects).Select(async i => await store.CreateAsync(Sizes.Key(i), Sizes.Value)));
        }

        var rawGets = Sizes.Rate(() => RawGets(raw));
        var rawLists = Sizes.Rate(() => raw.List().Count);
        report.Rate("gets, sqlite", Sizes.Rate(() => Gets(sqlite)), rawGets, "raw SQLite, same rows");
        report.Rate("gets, memory", Sizes.Rate(() => Gets(memory)), rawGets, "raw SQLite");
        report.Rate($"listed objects, {Objects} at once, sqlite", Sizes.Rate(() => List(sqlite)), rawLists, "raw SQLite scan");
        report.Rate($"listed objects, {Objects} at once, memory", Sizes.Rate(() => List(memory)), rawLists, "raw SQLite scan");
    }

    private static int RawGets(RawSqlite raw)
    {
        for (var i = 1; i <= 1000; i++)
        {
            raw.Get(Sizes.Key(i));
        }

        return 1000;
    }

    // Reads are done when they return, so a plain loop measures them without the cost of awaiting.
    private static int Gets(IStorage store)
    {
        for (var i = 1; i <= 1000; i++)
        {
            store.GetAsync(Sizes.Key(i)).AsTask().GetAwaiter().GetResult();
        }

        return 1000;
    }

    private static int List(IStorage store) => store.ListAsync("/registry/pods/").AsTask().GetAwaiter().GetResult().Items.Count;
}
