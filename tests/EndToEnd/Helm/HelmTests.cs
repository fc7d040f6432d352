using Keles.Linux;

namespace Keles.EndToEnd.Tests.Helm;

/// <summary>The real helm with the chart in Charts/page.</summary>
public sealed class HelmTests(SharedCluster shared) : InNamespace(shared)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(150);

    [Fact]
    public async Task A_chart_is_installed_upgraded_rolled_back_and_uninstalled()
    {
        var chart = Repository.In("tests/EndToEnd/Charts/page");
        Assert.Contains("STATUS: deployed", await HelmAsync("install", "site", chart, "--set", "text=first", "--wait", "--timeout=90s"));
        await RunPodAsync("client");
        await Eventually.EqualAsync("first", PageAsync);

        await HelmAsync("upgrade", "site", chart, "--set", "text=second", "--set", "replicas=2", "--wait", "--timeout=90s");
        await Eventually.EqualAsync("second", PageAsync);
        Assert.Equal("2", await K.ReadAsync("deploy site-page", ".status.readyReplicas"));
        Assert.Contains("deployed", await HelmAsync("test", "site", "--timeout=60s"));

        await HelmAsync("rollback", "site", "1", "--wait", "--timeout=90s");
        await Eventually.EqualAsync("first", PageAsync);
        Assert.Matches(@"(?s)\n1 .*superseded.*\n2 .*superseded.*\n3 .*deployed", await HelmAsync("history", "site"));

        await HelmAsync("uninstall", "site", "--wait", "--timeout=90s");
        Assert.Equal("", await K.RunAsync("get", "deploy,service,configmap,ingress", "-l", "app.kubernetes.io/instance=site", "-o", "name"));
        Assert.DoesNotContain("site", await HelmAsync("list"));
    }

    [Fact]
    public async Task What_the_server_refuses_fails_the_installation()
    {
        var failed = await Run.Async(Command("install", "site", Repository.In("tests/EndToEnd/Charts/page"), "--set", "port=70000"));
        Assert.False(failed.Succeeded);
        Assert.Contains("70000", failed.Errors);
    }

    private async Task<string> PageAsync() => (await K.TryAsync("exec", "client", "--", "timeout", "10", "wget", "-qO-", "http://site-page/")).Output.Trim();

    private async Task<string> HelmAsync(params string[] words) => (await Run.Async(Command(words))).OrThrow().Output;

    private Command Command(params string[] words)
    {
        var own = Path.GetDirectoryName(Cluster.Home.Path)!;
        return new(Cluster.Clients.Helm, ["-n", Namespace, .. words])
        {
            Timeout = Limit,
            Environment = new Dictionary<string, string?> { ["KUBECONFIG"] = Cluster.Home.Kubeconfig, ["HOME"] = own },
        };
    }
}
