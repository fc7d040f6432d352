using System.Diagnostics;
using System.Globalization;
using Keles.Storage.Sqlite;
using Keles.Storage.Tests.Crashes;

namespace Keles.Storage.Tests.Children;

/// <summary>
/// Writes with several writers at once until it is killed, and says each step on its output: "open R", "try W KEY TEXT" before
/// a write, "ack W R" after it. Every writer has keys of its own, so its next write is known to be the only one in doubt.
/// Arguments: a seed, and the number of the failure point at which it kills itself (0: it waits for its parent to do it).
/// </summary>
internal static class WritingChild
{
    public const int Writers = 6;

    private const int KeysPerWriter = 5;

    // A parent that died cannot kill: end by ourselves soon.
    private const int MostWritesPerWriter = 2000;

    public static async Task<int> RunAsync(string path, string[] arguments)
    {
        var (seed, killAt) = (int.Parse(arguments[0], CultureInfo.InvariantCulture), int.Parse(arguments[1], CultureInfo.InvariantCulture));
        var points = 0;
        await using var store = SqliteStorage.Open(new()
        {
            Path = path,
            AtFailurePoint = _ =>
            {
                if (++points == killAt)
                {
                    Process.GetCurrentProcess().Kill();
                }
            },
        });
        Say($"open {await store.GetRevisionAsync()}");
        var compactor = CompactAsync(store, new Random(seed));
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(() => WriteAsync(store, w, new Random(seed * 100 + w)))));
        await compactor;
        return 0;
    }

    private static async Task WriteAsync(SqliteStorage store, int writer, Random random)
    {
        for (var i = 0; i < MostWritesPerWriter; i++)
        {
            var key = $"/w{writer}/k{random.Next(KeysPerWriter)}";
            var now = (await store.GetAsync(key)).Value;
            var delete = now is not null && random.Next(4) == 0;
            var text = delete ? CrashModel.Deleted : $"{i}.{random.Next(1_000_000)}.{random.Next(9000)}";
            Say($"try {writer} {key} {text}");
            var result = now is null ? await store.CreateAsync(key, CrashModel.Value(text))
                : delete ? await store.DeleteAsync(key, now.ModRevision)
                : await store.UpdateAsync(key, CrashModel.Value(text), now.ModRevision);
            Say($"ack {writer} {((WriteResult.Written)result).Revision}");
        }
    }

    private static async Task CompactAsync(SqliteStorage store, Random random)
    {
        for (var i = 0; i < 100; i++)
        {
            var revision = await store.GetRevisionAsync();
            await store.CompactAsync(Math.Max(1, revision - random.Next(200)));
            await store.CreateOrBumpAsync("/compactor");
        }
    }

    private static async Task CreateOrBumpAsync(this SqliteStorage store, string key)
    {
        var now = (await store.GetAsync(key)).Value;
        _ = now is null ? await store.CreateAsync(key, default) : await store.UpdateAsync(key, default, now.ModRevision);
    }

    private static void Say(string line)
    {
        lock (Console.Out)
        {
            Console.Out.WriteLine(line);
        }
    }
}
