using Keles.Linux;

namespace Keles.EndToEnd.Tests.Helm;

/// <summary>The real helm with the charts in Charts.</summary>
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

    [Fact]
    public async Task A_chart_brings_definitions_and_runs_its_hooks_in_their_order()
    {
        var chart = Repository.In("tests/EndToEnd/Charts/fleet");
        try
        {
            Assert.Contains("STATUS: deployed", await HelmAsync("install", "argo", chart, "--timeout=60s"));
            Assert.Matches(@"(?m)^NAME +OARS\nargo +50$", await K.RunAsync("get", "ships"));
            Assert.Equal("pine", await K.ReadAsync("ship argo", ".spec.hull"));
            Assert.Equal("1", await K.ReadAsync("configmap argo-orders", ".data.revision"));
            // The hook that ran well is gone.
            Assert.Equal("", await K.RunAsync("get", "pods", "-o", "name"));

            await HelmAsync("upgrade", "argo", chart, "--set", "oars=60", "--timeout=60s");
            Assert.Equal("60 2", $"{await K.ReadAsync("ship argo", ".spec.oars")} {await K.ReadAsync("configmap argo-orders", ".data.revision")}");
            var refused = await Run.Async(Command("upgrade", "argo", chart, "--set", "oars=1"));
            Assert.Contains("spec.oars in body should be greater than or equal to 2", refused.Errors);
            var failed = await Run.Async(Command("upgrade", "argo", chart, "--set", "oars=70", "--set", "fail=true", "--timeout=60s"));
            Assert.Contains("post-upgrade hooks failed", failed.Errors);
            Assert.Equal("Failed", await K.ReadAsync("pod argo-launch", ".status.phase"));

            await HelmAsync("rollback", "argo", "2", "--timeout=60s");
            Assert.Equal("60", await K.ReadAsync("ship argo", ".spec.oars"));
            Assert.Matches(@"(?s)\n1 .*superseded.*\n2 .*superseded.*\n3 .*failed.*\n4 .*failed.*\n5 .*deployed.*Rollback to 2", await HelmAsync("history", "argo"));

            await HelmAsync("uninstall", "argo", "--timeout=60s");
            Assert.Equal("", await K.RunAsync("get", "ships", "-o", "name"));
            Assert.Equal("60", await K.ReadAsync("configmap argo-farewell", ".data.oars"));
            // A definition may have objects of other releases: helm leaves it.
            Assert.Equal("customresourcedefinition.apiextensions.k8s.io/ships.charts.example.com", await K.RunAsync("get", "crd", "ships.charts.example.com", "-o", "name"));
        }
        finally
        {
            await K.TryAsync("delete", "crd", "ships.charts.example.com", "--ignore-not-found");
        }
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
