using System.Diagnostics;
using System.Globalization;
using Keles.Storage.Sqlite;

namespace Keles.Storage.Bench;

/// <summary>A week of a busy cluster in fast motion: five million writes over ten thousand objects, and what the file has grown to at its end.</summary>
/// <remarks>Five million writes in a week are 2,480 in five minutes, which is how much history the server keeps and how often it compacts.</remarks>
internal static class Churn
{
    private const int Writes = 5_000_000;
    private const int Objects = 10_000;
    private const int Clients = 64;
    private const int FiveMinutes = (int)(Writes / (7.0 * 24 * 12));

    public static async Task RunAsync(string directory)
    {
        var path = Path.Combine(directory, "churn.db");
        var store = SqliteStorage.Open(new() { Path = path });
        var begun = Stopwatch.GetTimestamp();
        var (left, live) = (Writes, 0L);
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => WriteAsync(client))));
        await store.CompactAsync(await store.GetRevisionAsync() - FiveMinutes);
        await store.DisposeAsync();
        Told(Writes);

        void Told(int written)
        {
            var size = new FileInfo(path).Length;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{written:N0} writes in {Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s: file {size / 1e6:0.0} MB, live data {live / 1e6:0.0} MB, ratio {(double)size / live:0.00}"));
        }

        // Each has its own keys: mostly updates, as of leases and statuses, every tenth object made anew, as pods are.
        async Task WriteAsync(int client)
        {
            var random = new Random(client);
            var mine = new Dictionary<int, (long Revision, int Size)>();
            while (Interlocked.Decrement(ref left) is var number and >= 0)
            {
                var key = (random.Next(Objects / Clients) * Clients) + client;
                var value = new byte[random.Next(500, 3000)];
                random.NextBytes(value);
                var name = $"/registry/things/{key}";
                if (mine.TryGetValue(key, out var old) && random.Next(10) == 0)
                {
                    await store.DeleteAsync(name, old.Revision);
                    mine.Remove(key);
                    Interlocked.Add(ref live, -old.Size);
                }
                else
                {
                    var written = old.Revision > 0 ? await store.UpdateAsync(name, value, old.Revision) : await store.CreateAsync(name, value);
                    mine[key] = (((WriteResult.Written)written).Revision, value.Length);
                    Interlocked.Add(ref live, value.Length - old.Size);
                }

                if (number % FiveMinutes == 0) await store.CompactAsync(Math.Max(0, await store.GetRevisionAsync() - FiveMinutes));
                if (number > 0 && number % (Writes / 5) == 0) Told(Writes - number);
            }
        }
    }
}
