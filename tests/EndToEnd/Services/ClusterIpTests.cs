namespace Keles.EndToEnd.Tests.Services;

public sealed class ClusterIpTests(SharedCluster shared) : InNamespace(shared)
{
    /// <summary>Asks a URL several times and prints who answered, each once.</summary>
    private static string Ask(string url, int times) => $"for i in $(seq {times}); do timeout 10 wget -qO- {url} || echo none; done | sort -u | tr '\\n' ' '";

    [Fact]
    public async Task It_spreads_over_the_ready_pods_of_all_nodes_by_address_and_by_name()
    {
        const string apart = "topologySpreadConstraints: [{maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: web}}}]";
        await K.ApplyAsync(Manifest.Echo("web", 2, apart));
        await K.RunAsync("expose", "deploy", "web", "--port=80", "--target-port=web");
        await RunPodAsync("client");
        await K.RolloutAsync("deploy/web");
        Assert.Equal("node-1 node-2", await K.ReadAsync("pods -l app=web --sort-by=.spec.nodeName", ".items[*].spec.nodeName"));

        var both = await K.ReadAsync("pods -l app=web --sort-by=.metadata.name", ".items[*].metadata.name") + " ";
        var address = await K.ReadAsync("service web", ".spec.clusterIP");
        Assert.StartsWith("10.96.", address);
        await Eventually.EqualAsync(both, () => K.ShellAsync("client", Ask($"http://{address}/", 30)));
        Assert.Equal(both, await K.ShellAsync("client", Ask("http://web/", 30)));
        Assert.Equal(both, await K.ShellAsync("client", Ask($"http://web.{Namespace}.svc.cluster.local/", 30)));
    }

    [Fact]
    public async Task Without_endpoints_it_refuses_at_once()
    {
        await K.ApplyAsync(Manifest.Echo("web", 1));
        await K.RunAsync("expose", "deploy", "web", "--port=80", "--target-port=web");
        await RunPodAsync("client");
        await K.RolloutAsync("deploy/web");
        await Eventually.TrueAsync("the service answers", async () => (await K.ShellAsync("client", Ask("http://web/", 1))).StartsWith("web-", StringComparison.Ordinal));
        await K.RunAsync("scale", "deploy/web", "--replicas=0");
        await Eventually.TrueAsync("the service refuses", async () =>
            (await K.ShellAsync("client", "timeout 5 wget -qO- http://web/ 2>&1; echo code $?")).Contains("refused", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_affinity_a_client_keeps_its_pod()
    {
        await K.ApplyAsync(Manifest.Echo("web", 3));
        await K.ApplyAsync("""{"apiVersion":"v1","kind":"Service","metadata":{"name":"sticky"},"spec":{"sessionAffinity":"ClientIP","selector":{"app":"web"},"ports":[{"port":80,"targetPort":8080}]}}""");
        await RunPodAsync("client");
        await K.RolloutAsync("deploy/web");
        await K.WaitAsync("endpointslice -l kubernetes.io/service-name=sticky", "jsonpath={.endpoints[2].conditions.ready}=true");
        await Eventually.TrueAsync("it answers", async () => (await K.ShellAsync("client", Ask("http://sticky/", 1))).StartsWith("web-", StringComparison.Ordinal));
        Assert.Single((await K.ShellAsync("client", Ask("http://sticky/", 20))).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_pod_reaches_itself_through_its_service_and_the_API_through_its()
    {
        await K.ApplyAsync(Manifest.Echo("web", 1));
        await K.RunAsync("expose", "deploy", "web", "--port=80", "--target-port=web");
        await K.RolloutAsync("deploy/web");
        await Eventually.TrueAsync("it reaches itself", async () => (await K.ShellAsync("deploy/web", Ask("http://web/", 1))).StartsWith("web-", StringComparison.Ordinal));
        Assert.Equal("open", await K.ShellAsync("deploy/web", "nc -w 3 kubernetes.default.svc 443 </dev/null && echo open"));
        Assert.Contains("WEB_SERVICE_PORT=80", await K.ShellAsync((await RunPodAsync("later")), "env"));
    }

    [Fact]
    public async Task An_address_that_is_taken_or_foreign_is_refused()
    {
        await K.RunAsync("create", "service", "clusterip", "one", "--tcp=80:80");
        var taken = await K.ReadAsync("service one", ".spec.clusterIP");
        Assert.Contains("provided IP is already allocated", await K.RefusedAsync("create", "service", "clusterip", "two", "--tcp=80:80", $"--clusterip={taken}"));
        Assert.Contains("not in the valid range", await K.RefusedAsync("create", "service", "clusterip", "two", "--tcp=80:80", "--clusterip=192.0.2.1"));
        Assert.Contains("must be a valid IP", await K.RefusedAsync("create", "service", "clusterip", "two", "--tcp=80:80", "--clusterip=nonsense"));
    }
}
