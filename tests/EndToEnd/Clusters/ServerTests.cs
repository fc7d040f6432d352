using Keles.LocalCluster;

namespace Keles.EndToEnd.Tests.Clusters;

/// <summary>A control plane alone, in the foreground.</summary>
public sealed class ServerTests(SharedCluster shared) : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("keles-e2e-");

    [Fact]
    public async Task It_serves_until_it_is_interrupted_and_goes_on_with_its_data_at_the_next_start()
    {
        var home = new ClusterHome(Path.Combine(_directory.FullName, "home"));
        var keles = new KelesProgram(home);
        var kubectl = new Kubectl(shared.Cluster.Clients.Newest, home, "default");
        var port = $"{FreePort.Find()}";
        await using (var server = keles.Start("server", "--no-agent", "--port", port))
        {
            await server.LineAsync($"^The API is ready at https://127.0.0.1:{port}; kubeconfig: {home.Kubeconfig}$");
            Assert.Equal("ok", await kubectl.RunAsync("get", "--raw", "/readyz"));
            Assert.EndsWith("[+]shutdown ok\nreadyz check passed", (await kubectl.RunAsync("get", "--raw", "/readyz?verbose")).TrimEnd());
            Assert.Equal(await UpstreamMetricsAsync(), Families(await kubectl.RunAsync("get", "--raw", "/metrics")));
            Assert.Equal(["kubernetes_healthcheck gauge", "kubernetes_healthchecks_total counter"], Families(await kubectl.RunAsync("get", "--raw", "/metrics/slis")));
            await kubectl.WaitAsync("serviceaccount/default", "create");
            await kubectl.RunAsync("create", "configmap", "kept", "--from-literal=a=b");
            Assert.Contains("another keles runs with the home", await keles.RefusedAsync("server", "--no-agent", "--port", port));
            Assert.Equal(0, await server.InterruptAsync());
        }

        await using var again = keles.Start("server", "--no-agent", "--port", port);
        await again.LineAsync("^The API is ready at ");
        Assert.Equal("b", await kubectl.ReadAsync("configmap kept", ".data.a"));
    }

    private static async Task<string[]> UpstreamMetricsAsync() => await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "metrics-1.36.txt"), TestContext.Current.CancellationToken);

    /// <summary>Names and types; those of the process are every program's.</summary>
    private static string[] Families(string text) =>
        [.. text.Split('\n').Where(static l => l.StartsWith("# TYPE ", StringComparison.Ordinal)).Select(static l => l["# TYPE ".Length..]).Where(static l => !l.StartsWith("process_", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public void Dispose() => _directory.Delete(recursive: true);
}
