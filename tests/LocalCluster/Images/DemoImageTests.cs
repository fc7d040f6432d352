using System.Net;
using Keles.Linux;

namespace Keles.LocalCluster.Tests;

/// <summary>The images that eng/images builds from Debian packages.</summary>
public class DemoImageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_are_imported_and_run()
    {
        await using var cluster = new TestCluster();
        var directory = Path.Combine(Repository.Root, "artifacts", "images");
        var build = await cluster.Machine.Processes.RunAsync(
            new Command(Path.Combine(Repository.Root, "eng/images/build"), directory) { Timeout = TimeSpan.FromMinutes(5) }, Cancel);
        build.OrThrow();

        await using var host = await cluster.UpAsync(nodes: 1);
        string[] archives = [Path.Combine(directory, "busybox.tar"), Path.Combine(directory, "nginx.tar")];
        var names = await new ImageImport(cluster.Home, cluster.Machine).RunAsync(cluster.State, archives, Cancel);
        Assert.Equal(["busybox:1.35", "busybox:latest", "nginx:1.22", "nginx:latest"], names.Select(n => n["docker.io/library/".Length..]));

        var node = host.Nodes[0].Sandbox!;
        await RunAsync(node, "nginx:1.22", "web", []);
        using var client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancel) => new System.Net.Sockets.NetworkStream(
                await host.Hub.Network.ConnectAsync(new IPEndPoint(node.Address, 80), cancel), ownsSocket: true),
        });
        await Eventually.True(() => AnswersAsync(client).GetAwaiter().GetResult());
        Assert.Contains("Welcome to nginx!", await client.GetStringAsync("http://node-1/", Cancel));

        var shell = await node.RunAsync(new Command("ctr", "-n", "k8s.io", "run", "--rm", "--cgroup", $"{node.Home.Cgroup}/kubepods/shell",
            "docker.io/library/busybox:1.35", "shell", "sh", "-c", "id -un; ls -d /tmp | wc -l"), Cancel);
        Assert.Equal("root\n1\n", shell.Output);
    }

    private static Task RunAsync(NodeSandbox node, string image, string name, string[] command) => node.RunAsync(
        new Command("ctr", ["-n", "k8s.io", "run", "-d", "--net-host", "--cgroup", $"{node.Home.Cgroup}/kubepods/{name}", "docker.io/library/" + image, name, .. command]), Cancel);

    private static async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            return (await client.GetAsync("http://node-1/", Cancel)).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
