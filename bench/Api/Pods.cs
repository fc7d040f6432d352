using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Keles.Requests.Bench;

/// <summary>150,000 pods of about 5 kB: how long a server takes to be ready again from what is on disk.</summary>
internal static class Pods
{
    private const int Count = 150_000;
    private const int Namespaces = 15;

    public static async Task RunAsync(string program)
    {
        using var home = new TemporaryHome();
        await using (var keles = await Running.KelesAsync(program, home.Path, 17743))
        {
            var begun = Stopwatch.GetTimestamp();
            await FillAsync(keles);
            var one = await ConfigMaps.FetchAsync(keles, "/api/v1/namespaces/many-0/pods/pod-0");
            Report.Line($"{Count:N0} pods of {one.Length / 1000.0:0.0} kB created in {Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s: {keles.Usage().MiB} MiB");
        }

        for (var turn = 0; turn < 3; turn++)
        {
            var begun = Stopwatch.GetTimestamp();
            await using var again = await Running.KelesAsync(program, home.Path, 17743);
            var ready = Stopwatch.GetElapsedTime(begun);
            var (_, cpu) = again.Usage();
            await Task.Delay(TimeSpan.FromSeconds(15), TimeProvider.System);
            Report.Line($"ready again from disk after {ready.TotalSeconds:0.0} s ({cpu.TotalSeconds:0.0} s of CPU); {again.Usage().MiB} MiB when scheduler and controllers know all");
        }

        Console.WriteLine();
    }

    private static async Task FillAsync(Running keles)
    {
        await using var load = await keles.LoadAsync();
        await load.ExactlyAsync(i => Connection.Request("POST", "/api/v1/namespaces", body: $$$"""{"metadata":{"name":"many-{{{i}}}"}}"""), 201, Namespaces);
        await using var one = await keles.ConnectAsync();
        for (var i = 0; i < Namespaces; i++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"/api/v1/namespaces/many-{i}/serviceaccounts/default");
            while ((await one.AskAsync(Connection.Request("GET", path))).Code != 200) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        await load.ExactlyAsync(i => Connection.Request("POST", $"/api/v1/namespaces/many-{i % Namespaces}/pods", body: Body(i)), 201, Count);
    }

    /// <summary>Gated, so that nobody tries to place it.</summary>
    private static string Body(int number)
    {
        var variables = new StringBuilder();
        for (var i = 0; i < 8; i++) variables.Append(CultureInfo.InvariantCulture, $$"""{{(i == 0 ? "" : ",")}}{"name":"SETTING_NUMBER_{{i}}","value":"value-{{number}}-{{i}}"}""");
        string Container(string name) => $$$"""{"name":"{{{name}}}","image":"example.com/shop/{{{name}}}:1.2.3","env":[{{{variables}}}],"resources":{"requests":{"cpu":"100m","memory":"64Mi"}},"ports":[{"containerPort":8080}]}""";
        return $$$"""{"metadata":{"name":"pod-{{{number}}}","labels":{"app":"shop","shard":"{{{number % 100}}}"}},"spec":{"schedulingGates":[{"name":"example.com/later"}],"containers":[{{{Container("web")}}},{{{Container("cache")}}}]}}""";
    }
}
