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
            await kubectl.WaitAsync("serviceaccount/default", "create");
            await kubectl.RunAsync("create", "configmap", "kept", "--from-literal=a=b");
            Assert.Contains("another keles runs with the home", await keles.RefusedAsync("server", "--no-agent", "--port", port));
            Assert.Equal(0, await server.InterruptAsync());
        }

        await using var again = keles.Start("server", "--no-agent", "--port", port);
        await again.LineAsync("^The API is ready at ");
        Assert.Equal("b", await kubectl.ReadAsync("configmap kept", ".data.a"));
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
