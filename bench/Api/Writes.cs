using System.Globalization;

namespace Keles.Requests.Bench;

/// <summary>Durable CREATE (SQLite, synchronous=FULL) and merge PATCH of config maps; a bare GET beside them tells how fast the machine is at the time.</summary>
internal static class Writes
{
    private const int Turns = 5;
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(string program)
    {
        using var home = new TemporaryHome();
        using var files = new TemporaryHome();
        await using var keles = await Running.KelesAsync(program, home.Path, 17743);
        await ConfigMaps.FillAsync(keles, 1000, 80);
        await File.WriteAllBytesAsync(Path.Combine(files.Path, "0"), await ConfigMaps.FetchAsync(keles, ConfigMaps.Collection + "/" + ConfigMaps.Name(500)));
        await using var floor = await Running.FloorAsync(files.Path, 17744);
        await using var load = await keles.LoadAsync();
        await using var bare = await floor.LoadAsync();
        var (creates, patches, gets) = (new List<Turn>(), new List<Turn>(), new List<double>());
        for (var turn = 0; turn <= Turns; turn++)
        {
            var round = turn;
            var create = await TurnAsync(keles, load, 201, (c, n) => ConfigMaps.Create(string.Create(CultureInfo.InvariantCulture, $"new-{round}-{c}-{n}"), 80));
            var patch = await TurnAsync(keles, load, 200, (c, n) => Patch(((n * Load.Connections) + c) % 1000, string.Create(CultureInfo.InvariantCulture, $"{round}-{n}")));
            var get = await bare.RateAsync(Connection.Request("GET", "/0"), Span);
            if (turn > 0) (creates, patches, gets) = ([.. creates, create], [.. patches, patch], [.. gets, get]);
        }

        Console.WriteLine("| what | Keles | the server's processor time for one | GET of a bare Kestrel handler | ratio |\n| --- | ---: | ---: | ---: | ---: |");
        Row("CREATE a config map, durable", creates, gets);
        Row("merge PATCH of a config map, durable", patches, gets);
        Console.WriteLine();
    }

    private static async Task<Turn> TurnAsync(Running keles, Load load, int code, Func<int, int, ReadOnlyMemory<byte>> request)
    {
        var before = keles.Usage().Cpu;
        var rate = await load.RateAsync(request, code, Span);
        return new(rate, (keles.Usage().Cpu - before).TotalMicroseconds / (rate * Span.TotalSeconds));
    }

    private static void Row(string name, List<Turn> turns, List<double> gets)
    {
        var (rate, cost, get) = (Report.Median([.. turns.Select(static t => t.Rate)]), Report.Median([.. turns.Select(static t => t.Cost)]), Report.Median(gets));
        Report.Line($"| {name} | {rate:N0}/s | {cost:N0} µs | {get:N0}/s | {rate / get:0.000} |");
    }

    private static ReadOnlyMemory<byte> Patch(int number, string value) =>
        Connection.Request("PATCH", ConfigMaps.Collection + "/" + ConfigMaps.Name(number), "application/merge-patch+json", $$$"""{"data":{"changed":"{{{value}}}"}}""");

    /// <param name="Rate">Answers a second.</param>
    /// <param name="Cost">Microseconds of the server's processor time for one.</param>
    private readonly record struct Turn(double Rate, double Cost);
}
