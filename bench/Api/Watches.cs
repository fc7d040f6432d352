using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Keles.Requests.Bench;

/// <summary>1,000 watchers of config maps, each told of 200 changes a second: how late they hear of them.</summary>
internal static class Watches
{
    private const int Watchers = 1000;
    private const int PerSecond = 200;

    /// <summary>A client that waits for its answer before it changes the next thing makes 200 changes a second only where an answer takes less than 5 ms.</summary>
    private const int Writers = 4;

    private static readonly TimeSpan Span = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(string program)
    {
        using var home = new TemporaryHome();
        await using var keles = await Running.KelesAsync(program, home.Path, 17743);
        await ConfigMaps.FillAsync(keles, Writers, 80);
        var delays = new Delays();
        var watchers = new List<Connection>();
        for (var i = 0; i < Watchers; i++)
        {
            var connection = await keles.ConnectAsync();
            await connection.BeginAsync(Connection.Request("GET", ConfigMaps.Collection + "?watch=1&resourceVersion=0"));
            watchers.Add(connection);
        }

        var reading = watchers.Select(w => Task.Run(() => ReadAsync(w, delays))).ToArray();
        var before = keles.Usage().Cpu;
        var begun = Stopwatch.GetTimestamp();
        var sent = (await Task.WhenAll(Enumerable.Range(0, Writers).Select(i => Task.Run(() => WriteAsync(keles, i, begun))))).Sum();
        var span = Stopwatch.GetElapsedTime(begun);
        var cpu = keles.Usage().Cpu - before;
        for (var waited = 0; waited < 100 && delays.Count < (long)sent * Watchers; waited++) await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        foreach (var watcher in watchers) await watcher.DisposeAsync();
        await Task.WhenAll(reading);
        Report.Line($"{Watchers} watchers, {sent / span.TotalSeconds:0} changes/s: {delays.Count} of {(long)sent * Watchers} events heard; p50 {delays.At(0.5):0} ms, p99 {delays.At(0.99):0} ms, slowest {delays.At(1):0} ms; {keles.Usage().MiB} MiB, {cpu / span:P0} of a core in the server\n");
    }

    private static async Task<int> WriteAsync(Running keles, int writer, long begun)
    {
        await using var connection = await keles.ConnectAsync();
        var sent = 0;
        for (; Stopwatch.GetElapsedTime(begun) < Span; sent++)
        {
            var due = TimeSpan.FromSeconds(((double)sent * Writers + writer) / PerSecond) - Stopwatch.GetElapsedTime(begun);
            if (due > TimeSpan.Zero) await Task.Delay(due, TimeProvider.System);
            var stamp = Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture);
            var body = $"{{\"metadata\":{{\"labels\":{{\"at\":\"t{stamp}t\"}}}}}}";
            var (code, _) = await connection.AskAsync(Connection.Request("PATCH", ConfigMaps.Collection + "/" + ConfigMaps.Name(writer), "application/merge-patch+json", body));
            if (code != 200) throw new IOException($"the server answered {code}");
        }

        return sent;
    }

    private static async Task ReadAsync(Connection watcher, Delays delays)
    {
        try
        {
            while (true)
            {
                var bytes = await watcher.NextAsync();
                if (bytes.IsEmpty) return;
                delays.Note(bytes.Span);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The measurement is over.
        }
    }
}
