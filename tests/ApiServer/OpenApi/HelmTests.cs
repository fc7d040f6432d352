using Keles.Api;
using Keles.ApiServer.Discovery;
using Keles.ApiServer.OpenApi;
using Keles.ApiServer.Tests.Http;

namespace Keles.ApiServer.Tests.OpenApi;

/// <summary>An unmodified helm, named by HELM, installs and upgrades a chart.</summary>
public sealed class HelmTests
{
    private const string Deployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: {{ .Release.Name }}}
        spec:
          replicas: {{ .Values.replicas }}
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: c, image: nginx, ports: [{containerPort: 80}]}]}
        """;

    [Fact]
    public async Task Installs_and_upgrades_a_chart()
    {
        var served = new ServedKinds(Kinds.All);
        await using var api = await TestApi.StartAsync([new DiscoveryEndpoint(served, () => "127.0.0.1:6443"), new VersionEndpoint(), new OpenApiEndpoint(served, TimeProvider.System)]);
        await RunAsync(api, "install", "web");
        Assert.Equal(1, await ReplicasAsync(api));
        await RunAsync(api, "upgrade", "web", "--set", "replicas=3");
        Assert.Equal(3, await ReplicasAsync(api));
    }

    private static async Task<int> ReplicasAsync(TestApi api)
    {
        var (_, deployment) = await api.SendAsync(HttpMethod.Get, "/apis/apps/v1/namespaces/default/deployments/web");
        return (int)deployment["spec"]!["replicas"]!;
    }

    private static Task<string> RunAsync(TestApi api, string verb, string name, params string[] more) => ClientProgram.RunAsync("HELM", home =>
    {
        var chart = Directory.CreateDirectory(Path.Combine(home, "chart", "templates")).Parent!.FullName;
        File.WriteAllText(Path.Combine(chart, "Chart.yaml"), "apiVersion: v2\nname: web\nversion: 0.1.0\nkubeVersion: '>=1.30.0'\n");
        File.WriteAllText(Path.Combine(chart, "values.yaml"), "replicas: 1\n");
        File.WriteAllText(Path.Combine(chart, "templates", "deployment.yaml"), Deployment);
        return [verb, name, chart, "--namespace", "default", "--kube-apiserver", api.Client.BaseAddress!.ToString(), .. more];
    });
}
