using System.Globalization;

namespace Keles.Requests.Bench;

/// <summary>GET of one config map and LIST of 1,000 (about 458 kB), against a bare Kestrel handler with the same bytes; they take turns.</summary>
internal static class Reads
{
    private const int Turns = 5;
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(string program)
    {
        using var home = new TemporaryHome();
        using var files = new TemporaryHome();
        await using var keles = await Running.KelesAsync(program, home.Path, 17743);
        await ConfigMaps.FillAsync(keles, 1000, 80);
        var paths = new[] { ("GET one config map", ConfigMaps.Collection + "/" + ConfigMaps.Name(500)), ("LIST of 1,000 config maps", ConfigMaps.Collection) };
        for (var i = 0; i < paths.Length; i++)
            await File.WriteAllBytesAsync(Path.Combine(files.Path, i.ToString(CultureInfo.InvariantCulture)), await ConfigMaps.FetchAsync(keles, paths[i].Item2));

        await using var floor = await Running.FloorAsync(files.Path, 17744);
        await using var ours = await keles.LoadAsync();
        await using var bare = await floor.LoadAsync();
        Console.WriteLine("| what | Keles | bare Kestrel handler | ratio |\n| --- | ---: | ---: | ---: |");
        for (var i = 0; i < paths.Length; i++)
        {
            var (name, path) = paths[i];
            var request = Connection.Request("GET", path);
            var floorRequest = Connection.Request("GET", "/" + i.ToString(CultureInfo.InvariantCulture));
            var (a, b) = (new List<double>(), new List<double>());
            // The first turn of each is for the compiler.
            for (var turn = 0; turn <= Turns; turn++)
            {
                var (rate, reference) = (await ours.RateAsync(request, Span), await bare.RateAsync(floorRequest, Span));
                if (turn > 0) (a, b) = ([.. a, rate], [.. b, reference]);
            }

            Report.Row(name, a, b);
        }

        Console.WriteLine();
    }
}
