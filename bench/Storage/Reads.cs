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
        foreach (var (name, store) in new (string, IStorage)[] { ("sqlite", sqlite), ("memory", memory) })
        {
            await Task.WhenAll(Enumerable.Range(1, Objects).Select(async i => await store.CreateAsync(Sizes.Key(i), Sizes.Value)));
            var gets = await Rates.CompareAsync(() => Rates.Repeat(() => Gets(key => Get(store, key))), () => Rates.Repeat(() => Gets(raw.Get)));
            report.Rate($"gets, {name}", gets.Ours, gets.Floor, "raw SQLite, same rows");
            var lists = await Rates.CompareAsync(() => Rates.Repeat(() => List(store)), () => Rates.Repeat(() => raw.List().Count));
            report.Rate($"listed objects, {Objects} at once, {name}", lists.Ours, lists.Floor, "raw SQLite table scan");
        }
    }

    private static int Gets(Func<string, byte[]> get)
    {
        for (var i = 1; i <= 1000; i++)
        {
            get(Sizes.Key(i * 7));
        }

        return 1000;
    }

    // Reads are done when they return, so a plain loop measures them without the cost of awaiting.
    private static byte[] Get(IStorage store, string key)
    {
        store.GetAsync(key).AsTask().GetAwaiter().GetResult();
        return [];
    }

    private static int List(IStorage store) => store.ListAsync("/registry/pods/").AsTask().GetAwaiter().GetResult().Items.Count;
}
