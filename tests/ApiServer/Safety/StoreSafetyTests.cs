using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Keles.Api;
using Keles.Api.Core.V1;
using Keles.ApiServer.Tests.Admission;
using Keles.ApiServer.Tests.Http;
using Keles.ApiServer.Tests.Resources;
using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer.Tests.Safety;

/// <summary>Flaws that API servers have had on the way to their store.</summary>
public sealed class StoreSafetyTests
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";

    [Fact]
    public async Task CVE_2019_11247_no_cluster_scoped_kind_is_reached_through_a_namespace()
    {
        await using var api = await TestApi.StartAsync();
        foreach (var kind in Kinds.All.Where(static k => !k.Namespaced && k.Plural != "namespaces"))
        {
            var root = kind.Group.Length == 0 ? $"/api/{kind.Version}" : $"/apis/{kind.ApiVersion}";
            foreach (var path in (string[])[$"{root}/namespaces/default/{kind.Plural}", $"{root}/namespaces/default/{kind.Plural}/x", $"{root}/watch/namespaces/default/{kind.Plural}"])
            {
                foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Delete, HttpMethod.Put])
                {
                    using var answer = await api.Client.SendAsync(new(method, path), HttpCompletionOption.ResponseHeadersRead);
                    Assert.True((int)answer.StatusCode is 404 or 405, $"{method} {path}: {answer.StatusCode}");
                }
            }
        }
    }

    [Theory]
    [InlineData(PatchType.Json, """[{"op":"add","path":"/data","value":{"a":"b"}}]""")]
    [InlineData(PatchType.Merge, """{"data":{"a":"b"}}""")]
    [InlineData(PatchType.Strategic, """{"data":{"a":"b"}}""")]
    [InlineData(PatchType.Apply, """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"m","namespace":"default"},"data":{"a":"b"}}""")]
    public async Task CVE_2016_1905_a_patch_of_any_sort_passes_admission(PatchType type, string patch)
    {
        var refusing = new Refusing();
        await using var server = await TestServer.StartAsync(plugins: (_, _) => [refusing]);
        await server.CreateAsync<Namespace>(NamespaceKind.Kind, "{metadata: {name: default}}");
        await server.CreateAsync<ConfigMap>(ConfigMapKind.Kind, "{metadata: {name: m}}");
        refusing.Refuses = true;
        var request = new ResourceRequest(UserIdentity.ApiServer, ConfigMapKind.Kind, "default", "m") { Options = WriteOptions.Default with { FieldManager = "f" } };
        var refused = await Assert.ThrowsAsync<ApiException>(() => server.Api.PatchAsync(request, new(type, Encoding.UTF8.GetBytes(patch), true), CancellationToken.None));
        Assert.Equal((403, Operation.Update), (refused.Status.Code, refusing.Last));
        Assert.True(((ConfigMap)server.Store.Cached(ConfigMapKind.Kind, "default", "m")!.Object).Data.IsEmpty);
    }

    [Theory]
    [InlineData("/api/v1/namespaces/default%2F..%2Fkube-system/secrets/hidden")]
    [InlineData("/api/v1/namespaces/default/configmaps/..%2f..%2fsecrets%2fkube-system%2fhidden")]
    [InlineData("/api/v1/namespaces/default/configmaps/%2e%2e%2f%2e%2e%2fsecrets%2fkube-system%2fhidden")]
    [InlineData("/api/v1/namespaces/default/configmaps/..%252fsecrets")]
    [InlineData("/api/v1/namespaces/%2e%2e/secrets/kube-system%2Fhidden")]
    public async Task CVE_2015_5305_no_name_leads_to_another_key_of_the_store(string path)
    {
        await using var api = await TestApi.StartAsync();
        await api.SendAsync(HttpMethod.Post, "/api/v1/namespaces/kube-system/secrets", """{"apiVersion":"v1","kind":"Secret","metadata":{"name":"hidden"},"stringData":{"k":"top"}}""");
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", api.Client.BaseAddress!.Port);
        await using var line = client.GetStream();
        await line.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(line);
        var answer = await reader.ReadToEndAsync();
        Assert.Matches("^HTTP/1.1 40[0-9] ", answer);
        Assert.DoesNotContain("dG9w", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("../x")]
    [InlineData("a/b")]
    [InlineData("a%2fb")]
    [InlineData("a\\u0000b")]
    public async Task CVE_2015_5305_no_object_gets_such_a_name(string name)
    {
        await using var api = await TestApi.StartAsync();
        var (code, status) = await api.SendAsync(HttpMethod.Post, Maps, $$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"{{{name}}}"} }""");
        Assert.True(code is 400 or 422, status.ToJsonString());
        (code, _) = await api.SendAsync(HttpMethod.Post, "/apis/rbac.authorization.k8s.io/v1/clusterroles", $$$"""{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"ClusterRole","metadata":{"name":"{{{name}}}"} }""");
        Assert.True(code is 400 or 422 || name == "a\\u0000b", $"{code}");
    }

    [Theory]
    [InlineData("containers: [{name: c, image: x, envFrom: [{secretRef: {name: theirs}}]}]")]
    [InlineData("initContainers: [{name: i, image: x, envFrom: [{secretRef: {name: theirs}}]}], containers: [{name: c, image: x}]")]
    [InlineData("containers: [{name: c, image: x, env: [{name: E, valueFrom: {secretKeyRef: {name: theirs, key: k}}}]}]")]
    [InlineData("containers: [{name: c, image: x}], volumes: [{name: v, secret: {secretName: theirs}}]")]
    [InlineData("containers: [{name: c, image: x}], imagePullSecrets: [{name: theirs}]")]
    public async Task CVE_2024_3177_a_pod_gets_only_the_secrets_that_its_account_may_mount(string spec)
    {
        await using var server = await AdmissionServer.StartAsync();
        await server.CreateAsync<ServiceAccount>(ServiceAccountKind.Kind, "{metadata: {name: strict, annotations: {kubernetes.io/enforce-mountable-secrets: 'true'}}, secrets: [{name: mine}]}");
        var status = await TestServer.RefusedAsync(() => server.CreateAsync<Pod>(PodKind.Kind, $"{{metadata: {{name: p}}, spec: {{serviceAccountName: strict, {spec}}}}}"));
        Assert.Equal(403, status.Code);
        Assert.Contains("theirs", status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CVE_2019_11253_bodies_that_grow_when_they_are_read_are_refused_at_once()
    {
        await using var api = await TestApi.StartAsync();
        var laughs = new StringBuilder("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata:\n  a0: &a0 [\"lol\",\"lol\",\"lol\",\"lol\",\"lol\",\"lol\",\"lol\",\"lol\",\"lol\",\"lol\"]\n");
        for (var i = 1; i < 10; i++) laughs.Append($"  a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        var deep = $$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"},"data":{{string.Concat(Enumerable.Repeat("{\"a\":", 100_000))}}1{{new string('}', 100_000)}} }""";
        var lists = $$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"},"data":{{new string('[', 1_000_000)}}""";
        foreach (var (body, type) in ((string, string)[])[(laughs.ToString(), "application/yaml"), (deep, "application/json"), (lists, "application/json"), (lists, "application/yaml")])
        {
            var began = Stopwatch.GetTimestamp();
            using var content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type));
            using var answer = await api.Client.PostAsync(Maps, content);
            Assert.True((int)answer.StatusCode is 400 or 413 or 422, $"{type}: {answer.StatusCode}");
            Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(10), type);
            Assert.True((await answer.Content.ReadAsByteArrayAsync()).Length < 1_000_000);
        }
    }

    [Fact]
    public async Task CVE_2019_11253_a_patch_cannot_copy_itself_large()
    {
        await using var api = await TestApi.StartAsync();
        await api.SendAsync(HttpMethod.Post, Maps, $$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x","annotations":{"a":"{{{new string('x', 1000)}}}"} } }""");
        var copies = string.Join(',', Enumerable.Range(0, 40).Select(i => $$"""{"op":"copy","from":"/metadata/annotations","path":"/metadata/annotations/a{{i}}"}"""));
        using var content = new StringContent($"[{copies}]", Encoding.UTF8, new MediaTypeHeaderValue("application/json-patch+json"));
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"{Maps}/x") { Content = content };
        using var answer = await api.Client.SendAsync(request);
        Assert.True((int)answer.StatusCode is 400 or 413 or 422, $"{answer.StatusCode}");
    }

    private sealed class Refusing : IAdmissionPlugin
    {
        public bool Refuses { get; set; }

        public Operation? Last { get; private set; }

        public string Name => "Refusing";

        public ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancel)
        {
            Last = request.Operation;
            return Refuses ? throw ApiErrors.Forbidden(ConfigMapKind.Kind, "m", "no") : ValueTask.CompletedTask;
        }
    }
}
