namespace Keles.EndToEnd.Tests.Streams;

public sealed class PortForwardTests(SharedCluster shared) : InNamespace(shared)
{
    [Theory]
    [MemberData(nameof(StreamWays.All), MemberType = typeof(StreamWays))]
    public async Task A_local_port_leads_to_the_pod_for_many_requests_at_once(string version, bool webSockets)
    {
        await K.ApplyAsync(Manifest.Echo("web", 1));
        await K.RolloutAsync("deploy/web");
        var name = await K.ReadAsync("pods -l app=web", ".items[0].metadata.name");
        await using var forward = Of(version).Over(webSockets).Start("port-forward", $"pod/{name}", ":8080");
        var port = (await forward.LineAsync(@"^Forwarding from 127\.0\.0\.1:(\d+) -> 8080")).Groups[1].Value;
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.GetStringAsync($"http://127.0.0.1:{port}/", TestContext.Current.CancellationToken)));
        Assert.All(answers, answer => Assert.Equal(name, answer.Trim()));
    }

    [Fact]
    public async Task A_service_is_forwarded_to_by_the_name_of_its_port()
    {
        await K.ApplyAsync(Manifest.Echo("web", 1));
        await K.RunAsync("expose", "deploy", "web", "--port=80", "--target-port=web");
        await K.RolloutAsync("deploy/web");
        await using var forward = K.Start("port-forward", "service/web", ":80");
        var port = (await forward.LineAsync(@"^Forwarding from 127\.0\.0\.1:(\d+) -> 8080")).Groups[1].Value;
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        Assert.StartsWith("web-", await client.GetStringAsync($"http://127.0.0.1:{port}/", TestContext.Current.CancellationToken));
    }
}
