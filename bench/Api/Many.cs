using System.Diagnostics;

namespace Keles.Requests.Bench;

/// <summary>300,000 config maps of 1 kB: the first byte and the rate of a full LIST against a bare handler with the same bytes, and the memory they take.</summary>
internal static class Many
{
    private const int Count = 300_000;
    private const int Namespaces = 30;
    private const string All = "/api/v1/configmaps";

    public static async Task RunAsync(string program)
    {
        using var home = new TemporaryHome();
        using var files = new TemporaryHome();
        await using (var keles = await Running.KelesAsync(program, home.Path, 17743))
        {
            await FillAsync(keles);
            Report.Line($"{Count:N0} config maps of 1 kB: {keles.Usage().MiB} MiB after creating them");
        }

        var begun = Stopwatch.GetTimestamp();
        await using var again = await Running.KelesAsync(program, home.Path, 17743);
        Report.Line($"ready again after {Stopwatch.GetElapsedTime(begun).TotalSeconds:0.00} s, {again.Usage().MiB} MiB");
        await File.WriteAllBytesAsync(Path.Combine(files.Path, "0"), await ConfigMaps.FetchAsync(again, All));
        await using var floor = await Running.FloorAsync(files.Path, 17744);
        var (first, ours, bare) = (new List<double>(), new List<double>(), new List<double>());
        for (var turn = 0; turn < 5; turn++)
        {
            var (toFirst, whole, _) = await ListAsync(again, All);
            var (_, reference, _) = await ListAsync(floor, "/0");
            (first, ours, bare) = ([.. first, toFirst], [.. ours, 1 / whole], [.. bare, 1 / reference]);
        }

        Report.Line($"a full LIST: first byte after {Report.Median(first) * 1000:0} ms, whole in {1 / Report.Median(ours):0.00} s, the bare handler {1 / Report.Median(bare):0.00} s: ratio {Report.Median(ours) / Report.Median(bare):0.00}; then {again.Usage().MiB} MiB\n");
    }

    private static async Task FillAsync(Running keles)
    {
        await using var load = await keles.LoadAsync();
        await load.ExactlyAsync(i => Connection.Request("POST", "/api/v1/namespaces", body: $$$"""{"metadata":{"name":"many-{{{i}}}"}}"""), 201, Namespaces);
        await load.ExactlyAsync(i => ConfigMaps.Create(ConfigMaps.Name(i), 1000, $"/api/v1/namespaces/many-{i % Namespaces}/configmaps"), 201, Count);
    }

    /// <summary>Seconds to the first byte of the answer and to its end.</summary>
    private static async Task<(double First, double Whole, long Bytes)> ListAsync(Running server, string path)
    {
        await using var connection = await server.ConnectAsync();
        var begun = Stopwatch.GetTimestamp();
        var (first, bytes) = await connection.MeasureAsync(Connection.Request("GET", path), begun);
        return (first, Stopwatch.GetElapsedTime(begun).TotalSeconds, bytes);
    }
}
