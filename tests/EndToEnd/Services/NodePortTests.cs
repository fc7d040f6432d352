using System.Globalization;

namespace Keles.EndToEnd.Tests.Services;

public sealed class NodePortTests(SharedCluster shared) : InNamespace(shared)
{
    [Fact]
    public async Task It_answers_on_every_node_and_on_the_hosts_loopback_address()
    {
        await K.ApplyAsync(Manifest.Echo("web", 1));
        await K.RunAsync("expose", "deploy", "web", "--port=80", "--target-port=web", "--type=NodePort");
        await RunPodAsync("client");
        await K.RolloutAsync("deploy/web");
        var name = await K.ReadAsync("pods -l app=web", ".items[0].metadata.name");
        var port = int.Parse(await K.ReadAsync("service web", ".spec.ports[0].nodePort"), CultureInfo.InvariantCulture);
        Assert.InRange(port, 30000, 32767);
        foreach (var node in (await K.ReadAsync("nodes", """.items[*].status.addresses[?(@.type=="InternalIP")].address""")).Split(' '))
        {
            await Eventually.EqualAsync(name, async () => (await K.TryAsync("exec", "client", "--", "timeout", "10", "wget", "-qO-", $"http://{node}:{port}/")).Output.Trim());
        }

        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        await Eventually.EqualAsync(name, async () => await AnswerAsync(client, port));
        Assert.Matches($@"127\.0\.0\.1:{port}/tcp", await Cluster.Keles.RunAsync("status"));
        await K.RunAsync("delete", "service", "web");
        await Eventually.EqualAsync("Connection refused", async () => await AnswerAsync(client, port));
    }

    [Fact]
    public async Task A_port_out_of_range_or_taken_is_refused()
    {
        await K.RunAsync("create", "service", "nodeport", "one", "--tcp=80:80");
        var taken = await K.ReadAsync("service one", ".spec.ports[0].nodePort");
        Assert.Contains("provided port is already allocated", await K.RefusedAsync("create", "service", "nodeport", "two", "--tcp=80:80", $"--node-port={taken}"));
        Assert.Contains("The range of valid ports is 30000-32767", await K.RefusedAsync("create", "service", "nodeport", "two", "--tcp=80:80", "--node-port=80"));
    }

    private static async Task<string> AnswerAsync(HttpClient client, int port)
    {
        try
        {
            return (await client.GetStringAsync($"http://127.0.0.1:{port}/", TestContext.Current.CancellationToken)).Trim();
        }
        catch (HttpRequestException problem)
        {
            return problem.InnerException is System.Net.Sockets.SocketException { SocketErrorCode: System.Net.Sockets.SocketError.ConnectionRefused } ? "Connection refused" : problem.Message;
        }
    }
}
