using System.Diagnostics;

namespace Keles.Storage.Bench;

/// <summary>
/// Measures in short turns, ours and the floor alternately, and takes the median of each: what else the machine does
/// then falls on both.
/// </summary>
internal static class Rates
{
    public const int Turns = 7;

    public static readonly TimeSpan Turn = TimeSpan.FromSeconds(0.4);

    public static async Task<(double Ours, double Floor)> CompareAsync(Func<Task<double>> ours, Func<Task<double>> floor)
    {
        await ours();
        await floor();
        var (a, b) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            a.Add(await ours());
            b.Add(await floor());
        }

        return (a.Order().ElementAt(Turns / 2), b.Order().ElementAt(Turns / 2));
    }

    /// <summary>One turn of synchronous work; each call says how much it did.</summary>
    public static Task<double> Repeat(Func<int> work)
    {
        var (done, watch) = (0L, Stopwatch.StartNew());
        while (watch.Elapsed < Turn)
        {
            done += work();
        }

        return Task.FromResult(done / watch.Elapsed.TotalSeconds);
    }

    /// <summary>One turn of several clients, each writing its next when its last is answered.</summary>
    public static async Task<double> ClientsAsync(int clients, Func<int, Task> write)
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var done = 0L;
            for (; watch.Elapsed < Turn; done++)
            {
                await write(client);
            }

            return done;
        })));
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }
}
