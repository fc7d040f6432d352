using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Api;
using Keles.Api.Authentication.V1;
using Keles.Client;
using Keles.Machinery;
using Keles.Machinery.Yaml;

namespace Keles.ApiServer.Tests.Safety;

/// <summary>A dry run of every write that is not a plain one: it stores nothing at all, and answers what the write itself then answers.</summary>
public sealed class DryRunTests : IAsyncLifetime
{
    private const string Pod = "{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: default}, spec: {containers: [{name: c, image: x, resources: {requests: {cpu: 100m}, limits: {cpu: 200m}}}]}}";

    private AccessServer server = null!;

    /// <summary>Kind, name, subresource, the way to write it, and the body.</summary>
    public static TheoryData<string, string, string, string, string> Writes => new()
    {
        { "pods", "p", "status", "patch", "{status: {phase: Running, conditions: [{type: Ready, status: 'True'}]}}" },
        { "pods", "p", "binding", "post", "{apiVersion: v1, kind: Binding, metadata: {name: p}, target: {kind: Node, name: n1}}" },
        { "bindings", "", "", "post", "{apiVersion: v1, kind: Binding, metadata: {name: p, namespace: default}, target: {kind: Node, name: n1}}" },
        { "pods", "p", "eviction", "post", "{apiVersion: policy/v1, kind: Eviction, metadata: {name: p, namespace: default}}" },
        { "pods", "guarded", "eviction", "post", "{apiVersion: policy/v1, kind: Eviction, metadata: {name: guarded, namespace: default}}" },
        { "pods", "p", "resize", "patch", "{spec: {containers: [{name: c, resources: {requests: {cpu: 150m}, limits: {cpu: 200m}}}]}}" },
        { "pods", "p", "ephemeralcontainers", "patch", "{spec: {ephemeralContainers: [{name: debug, image: x, targetContainerName: c}]}}" },
        { "deployments", "d", "scale", "patch", "{spec: {replicas: 5}}" },
        { "deployments", "d", "status", "patch", "{status: {replicas: 2, observedGeneration: 1}}" },
        { "namespaces", "shop", "finalize", "put", "{apiVersion: v1, kind: Namespace, metadata: {name: shop}, spec: {finalizers: [kubernetes, example.com/more]}}" },
        { "namespaces", "shop", "status", "patch", "{status: {conditions: [{type: NamespaceContentRemaining, status: 'True', reason: R, message: M}]}}" },
        { "certificatesigningrequests", "r", "approval", "patch", "{status: {conditions: [{type: Approved, status: 'True', reason: R, message: M}]}}" },
        { "certificatesigningrequests", "r", "status", "patch", "{status: {conditions: [{type: Failed, status: 'True', reason: R, message: M}]}}" },
    };

    public async ValueTask InitializeAsync()
    {
        server = AccessServer.Start();
        using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=a", key, System.Security.Cryptography.HashAlgorithmName.SHA256).CreateSigningRequestPem();
        foreach (var yaml in (string[])
        [
            "{apiVersion: v1, kind: Namespace, metadata: {name: default}}",
            "{apiVersion: v1, kind: Namespace, metadata: {name: shop}}",
            Pod,
            Pod.Replace("{name: p, ", "{name: guarded, labels: {app: x}, ", StringComparison.Ordinal),
            "{apiVersion: v1, kind: ServiceAccount, metadata: {name: robot, namespace: default}}",
            "{apiVersion: apps/v1, kind: Deployment, metadata: {name: d, namespace: default}, spec: {replicas: 2, selector: {matchLabels: {app: z}}, template: {metadata: {labels: {app: z}}, spec: {containers: [{name: c, image: x}]}}}}",
            "{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: b, namespace: default}, spec: {minAvailable: 0, selector: {matchLabels: {app: x}}}}",
            $"{{apiVersion: certificates.k8s.io/v1, kind: CertificateSigningRequest, metadata: {{name: r}}, spec: {{signerName: example.com/s, usages: [digital signature], request: {Convert.ToBase64String(Encoding.ASCII.GetBytes(request))}}}}}",
        ]) await server.CreateAsync(Json(yaml));

        // A budget allows what its controller last counted.
        await server.Api.PatchAsync(Request("poddisruptionbudgets", "b", "status", dryRun: false), Merge("{status: {observedGeneration: 1, disruptionsAllowed: 1, currentHealthy: 1, desiredHealthy: 0, expectedPods: 1}}"), CancellationToken.None);
        await server.Api.PatchAsync(Request("pods", "guarded", "status", dryRun: false), Merge("{status: {phase: Running, conditions: [{type: Ready, status: 'True'}]}}"), CancellationToken.None);
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Nothing_is_stored_and_the_answer_is_that_of_the_write(string resource, string name, string subresource, string way, string body)
    {
        var before = await server.Storage.GetRevisionAsync(CancellationToken.None);
        var dry = await WriteAsync(resource, name, subresource, way, body, dryRun: true);
        Assert.Equal(before, await server.Storage.GetRevisionAsync(CancellationToken.None));
        var real = await WriteAsync(resource, name, subresource, way, body, dryRun: false);
        Assert.NotEqual(before, await server.Storage.GetRevisionAsync(CancellationToken.None));
        Assert.Equal(real, dry);
    }

    [Fact]
    public async Task A_token_of_a_dry_run_is_one_and_leaves_nothing()
    {
        var before = await server.Storage.GetRevisionAsync(CancellationToken.None);
        var body = ReadBody("{apiVersion: authentication.k8s.io/v1, kind: TokenRequest, spec: {audiences: []}}");
        var dry = (TokenRequest)(await server.Api.CreateAsync(Request("serviceaccounts", "robot", "token", dryRun: true), body, CancellationToken.None)).Value;
        Assert.Equal(before, await server.Storage.GetRevisionAsync(CancellationToken.None));
        var real = (TokenRequest)(await server.Api.CreateAsync(Request("serviceaccounts", "robot", "token", dryRun: false), body, CancellationToken.None)).Value;
        Assert.Equal(real.Status.ExpirationTimestamp, dry.Status.ExpirationTimestamp);
        Assert.Equal(before, await server.Storage.GetRevisionAsync(CancellationToken.None));
    }

    [Fact]
    public async Task An_eviction_may_say_itself_that_it_is_a_dry_run()
    {
        var before = await server.Storage.GetRevisionAsync(CancellationToken.None);
        await WriteAsync("pods", "guarded", "eviction", "post", "{apiVersion: policy/v1, kind: Eviction, metadata: {name: guarded, namespace: default}, deleteOptions: {dryRun: [All]}}", dryRun: false);
        Assert.Equal(before, await server.Storage.GetRevisionAsync(CancellationToken.None));
    }

    [Fact]
    public async Task What_is_refused_is_refused_in_a_dry_run_too()
    {
        var stale = "{metadata: {resourceVersion: '1'}, status: {phase: Failed}}";
        var before = await server.Storage.GetRevisionAsync(CancellationToken.None);
        foreach (var (resource, name, subresource, way, body) in ((string, string, string, string, string)[])
        [
            ("pods", "p", "status", "patch", stale),
            ("deployments", "d", "scale", "patch", "{spec: {replicas: -1}}"),
            ("pods", "p", "binding", "post", "{apiVersion: v1, kind: Binding, metadata: {name: p}}"),
            ("pods", "absent", "eviction", "post", "{apiVersion: policy/v1, kind: Eviction, metadata: {name: absent, namespace: default}}"),
            ("pods", "p", "resize", "patch", "{spec: {containers: [{name: c, resources: {requests: {cpu: 300m}, limits: {cpu: 200m}}}]}}"),
        ])
        {
            var dry = await Assert.ThrowsAsync<ApiException>(() => WriteAsync(resource, name, subresource, way, body, dryRun: true));
            var real = await Assert.ThrowsAsync<ApiException>(() => WriteAsync(resource, name, subresource, way, body, dryRun: false));
            Assert.Equal(real.Status, dry.Status);
        }

        Assert.Equal(before, await server.Storage.GetRevisionAsync(CancellationToken.None));
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task<string> WriteAsync(string resource, string name, string subresource, string way, string body, bool dryRun)
    {
        var request = Request(resource, name, subresource, dryRun);
        var answer = way switch
        {
            "post" => await server.Api.CreateAsync(request, ReadBody(body), CancellationToken.None),
            "put" => await server.Api.UpdateAsync(request, ReadBody(body), CancellationToken.None),
            _ => await server.Api.PatchAsync(request, Merge(body), CancellationToken.None),
        };
        if (answer.Outcome is { } outcome) return $"{answer.Code} {outcome}";
        using var buffer = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(buffer)) answer.Kind.WriteJson(answer.Value, writer);
        var tree = JsonNode.Parse(buffer.ToArray())!;
        // A version is given by the store alone.
        tree["metadata"]!.AsObject().Remove("resourceVersion");
        return $"{answer.Code} {tree.ToJsonString()}";
    }

    private static ResourceRequest Request(string resource, string name, string subresource, bool dryRun)
    {
        var kind = Kinds.All.First(k => k.Plural == resource);
        return new(UserIdentity.ApiServer, kind, kind.Namespaced ? "default" : "", name, subresource) { Options = new() { DryRun = dryRun }, UserAgent = "test/1" };
    }

    private static IApiObject ReadBody(string yaml)
    {
        var json = Json(yaml);
        var node = JsonNode.Parse(json)!;
        return Kinds.All.Concat(Kinds.OfSubresources).Single(k => k.ApiVersion == (string)node["apiVersion"]! && k.Name == (string)node["kind"]!).ReadJson(Encoding.UTF8.GetBytes(json));
    }

    private static Patch Merge(string yaml) => new(PatchType.Merge, Encoding.UTF8.GetBytes(Json(yaml)));

    private static string Json(string yaml) => YamlReader.Read(yaml)!.ToJsonString();
}
