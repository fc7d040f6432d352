using System.Globalization;

namespace Keles.Requests.Bench;

/// <summary>Durable CREATE (SQLite, synchronous=FULL) and merge PATCH of config maps.</summary>
internal static class Writes
{
    private const int Turns = 5;
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(string program)
    {
        using var home = new TemporaryHome();
        await using var keles = await Running.KelesAsync(program, home.Path, 17743);
        await ConfigMaps.FillAsync(keles, 1000, 80);
        await using var load = await keles.LoadAsync();
        var (creates, patches) = (new List<double>(), new List<double>());
        for (var turn = 0; turn <= Turns; turn++)
        {
            var round = turn;
            var create = await load.RateAsync((c, n) => ConfigMaps.Create(string.Create(CultureInfo.InvariantCulture, $"new-{round}-{c}-{n}"), 80), 201, Span);
            var patch = await load.RateAsync((c, n) => Patch(((n * Load.Connections) + c) % 1000, string.Create(CultureInfo.InvariantCulture, $"{round}-{n}")), 200, Span);
            if (turn > 0) (creates, patches) = ([.. creates, create], [.. patches, patch]);
        }

        Console.WriteLine("| what | Keles |\n| --- | ---: |");
        Report.Row("CREATE a config map, durable", creates);
        Report.Row("merge PATCH of a config map, durable", patches);
        Console.WriteLine();
    }

    private static ReadOnlyMemory<byte> Patch(int number, string value) =>
        Connection.Request("PATCH", ConfigMaps.Collection + "/" + ConfigMaps.Name(number), "application/merge-patch+json", $$$"""{"data":{"changed":"{{{value}}}"}}""");
}
