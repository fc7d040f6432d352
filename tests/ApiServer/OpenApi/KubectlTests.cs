using Keles.Api;
using Keles.ApiServer.Discovery;
using Keles.ApiServer.OpenApi;
using Keles.ApiServer.Tests.Http;

namespace Keles.ApiServer.Tests.OpenApi;

/// <summary>An unmodified kubectl, named by KUBECTL, finds its way by discovery and OpenAPI.</summary>
public sealed class KubectlTests
{
    [Fact]
    public async Task Lists_resources_and_versions()
    {
        await using var api = await StartAsync();
        var resources = await RunAsync(api, "api-resources");
        Assert.Matches(@"(?m)^deployments +deploy +apps/v1 +true +Deployment$", resources);
        Assert.Matches(@"(?m)^nodes +no +v1 +false +Node$", resources);
        Assert.Contains("rbac.authorization.k8s.io/v1\n", await RunAsync(api, "api-versions"), StringComparison.Ordinal);
        Assert.Contains("Server Version: v1.36.", await RunAsync(api, "version"), StringComparison.Ordinal);
        Assert.StartsWith("{\"kind\":\"APIResourceList\"", await RunAsync(api, "get", "--raw", "/apis/apps/v1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explains_fields()
    {
        await using var api = await StartAsync();
        var containers = await RunAsync(api, "explain", "pods.spec.containers");
        Assert.Contains("FIELD: containers <[]Container>", containers, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^  imagePullPolicy\t<string>$", containers);
        Assert.Contains("enum: Always, IfNotPresent, Never", containers, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^  name\t<string> -required-$", containers);
        Assert.Contains("When the image is fetched.", containers, StringComparison.Ordinal);
        // The older form is asked for in protobuf.
        Assert.Contains("FIELD:    imagePullPolicy <string>", await RunAsync(api, "explain", "pods.spec.containers.imagePullPolicy", "--output", "plaintext-openapiv2"), StringComparison.Ordinal);
        var recursive = await RunAsync(api, "explain", "--recursive", "deployment.spec.template");
        Assert.Matches(@"(?m)^ +containerPort\t<integer> -required-$", recursive);
        Assert.Contains("GROUP:      autoscaling", await RunAsync(api, "explain", "hpa.spec"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Creates_changes_and_compares_from_a_manifest()
    {
        await using var api = await StartAsync();
        const string manifest = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: default}, data: {k: '1'}}";
        Assert.Contains("configmap/a created", await RunWithAsync(api, manifest, 0, "apply", "-f", "-"), StringComparison.Ordinal);
        var changed = manifest.Replace("'1'", "'2'", StringComparison.Ordinal);
        Assert.Contains("+  k: \"2\"", await RunWithAsync(api, changed, 1, "diff", "-f", "-"), StringComparison.Ordinal);
        Assert.Contains("configmap/a configured", await RunWithAsync(api, changed, 0, "apply", "-f", "-"), StringComparison.Ordinal);
        var refused = await RunWithAsync(api, manifest.Replace("data: {k", "dota: {k", StringComparison.Ordinal), 1, "apply", "-f", "-");
        Assert.True(refused.Contains("unknown field \"dota\"", StringComparison.Ordinal), refused);
    }

    private static Task<TestApi> StartAsync()
    {
        var served = new ServedKinds(Kinds.All);
        return TestApi.StartAsync([new DiscoveryEndpoint(served, () => "127.0.0.1:6443"), new VersionEndpoint(), new OpenApiEndpoint(served, TimeProvider.System)]);
    }

    private static Task<string> RunAsync(TestApi api, params string[] arguments) => RunWithAsync(api, "", 0, arguments);

    private static Task<string> RunWithAsync(TestApi api, string input, int code, params string[] arguments) =>
        ClientProgram.RunAsync("KUBECTL", home => ["--server", api.Client.BaseAddress!.ToString(), "--cache-dir", home, .. arguments], input, code);
}
