using System.Net;
using Keles.ApiServer.Discovery;
using Keles.Api;
using Keles.Machinery;
using Keles.Api.Core.V1;

namespace Keles.ApiServer.Tests.Http;

/// <summary>How answers end, which have no body, and what their rows say: as upstream's do to the byte.</summary>
public sealed class AnswerFormTests
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";
    private const string Table = "application/json;as=Table;v=v1;g=meta.k8s.io";

    [Theory]
    [InlineData($"{Maps}/a", "application/json")]
    [InlineData($"{Maps}/absent", "application/json")]
    [InlineData(Maps, "application/json")]
    [InlineData(Maps, Table)]
    [InlineData($"{Maps}/a", "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io")]
    [InlineData("/api", "application/json")]
    [InlineData("/apis", "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList")]
    [InlineData("/apis/apps/v1", "application/json")]
    public async Task Json_ends_with_a_line_but_for_what_is_indented(string path, string accept)
    {
        await using var api = await StartAsync();
        var text = await TextAsync(api, path, accept);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text[..^1]);
        if (!accept.Contains("apidiscovery", StringComparison.Ordinal)) Assert.EndsWith("\n}", await TextAsync(api, path + "?pretty=true", accept), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_write_answers_ends_with_a_line_too()
    {
        await using var api = await StartAsync();
        using var answer = await api.Client.PostAsync(Maps, new StringContent("""{"metadata":{"name":"b"}}""", System.Text.Encoding.UTF8, "application/json"));
        var body = await answer.Content.ReadAsStringAsync();
        Assert.EndsWith("}\n", body, StringComparison.Ordinal);
        Assert.Equal(body.Length, answer.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData(Maps, 405)]
    [InlineData($"{Maps}/a", 405)]
    [InlineData("/api", 405)]
    [InlineData("/api/v1", 405)]
    [InlineData("/apis/apps/v1", 405)]
    [InlineData("/version", 405)]
    [InlineData("/apis", 200)]
    [InlineData("/apis/apps", 200)]
    public async Task A_head_request_is_answered_where_upstream_has_a_route_for_it(string path, int code)
    {
        await using var api = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var answer = await api.Client.SendAsync(request);
        Assert.Equal(code, (int)answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("Succeeded", "The pod has completed successfully.")]
    [InlineData("Failed", "The pod failed.")]
    [InlineData("Running", null)]
    public async Task A_row_tells_of_a_pod_that_is_done(string phase, string? message)
    {
        await using var api = await StartAsync();
        await api.SendAsync(HttpMethod.Post, "/api/v1/namespaces/default/pods", """{"metadata":{"name":"p"},"spec":{"containers":[{"name":"c","image":"i"}]}}""");
        await api.SendAsync(HttpMethod.Patch, "/api/v1/namespaces/default/pods/p/status", $$$"""{"status":{"phase":"{{{phase}}}"}}""", "application/merge-patch+json");
        var (_, table) = await api.SendAsync(HttpMethod.Get, "/api/v1/namespaces/default/pods", accept: Table);
        var row = table["rows"]![0]!.AsObject();
        Assert.Equal(message is null ? ["cells", "object"] : ["cells", "conditions", "object"], row.Select(static m => m.Key));
        if (message is not null) Assert.Equal($$$"""[{"type":"Completed","status":"True","reason":"{{{phase}}}","message":"{{{message}}}"}]""", row["conditions"]!.ToJsonString());
    }

    [Fact]
    public async Task Parts_of_the_control_plane_say_how_they_are()
    {
        await using var api = await StartAsync();
        api.Api.Add(new ComponentStatuses([new("scheduler", static _ => ValueTask.FromResult<string?>(null)), new("etcd-0", static _ => throw new IOException("the disk is gone"))], TimeProvider.System));
        using var answer = await api.Client.GetAsync("/api/v1/componentstatuses");
        Assert.Equal("299 - \"v1 ComponentStatus is deprecated in v1.19+\"", answer.Headers.GetValues("Warning").Single());
        const string scheduler = """{"metadata":{"name":"scheduler"},"conditions":[{"type":"Healthy","status":"True","message":"ok"}]}""";
        const string etcd = """{"metadata":{"name":"etcd-0"},"conditions":[{"type":"Healthy","status":"False","error":"the disk is gone"}]}""";
        Assert.Equal($$"""{"kind":"ComponentStatusList","apiVersion":"v1","metadata":{},"items":[{{scheduler}},{{etcd}}]}""" + "\n", await answer.Content.ReadAsStringAsync());
        var (_, table) = await api.SendAsync(HttpMethod.Get, "/api/v1/componentstatuses/etcd-0", accept: Table);
        Assert.Equal("""["etcd-0","Unhealthy","","the disk is gone"]""", table["rows"]![0]!["cells"]!.ToJsonString());
        var (_, one) = await api.SendAsync(HttpMethod.Get, "/api/v1/componentstatuses?fieldSelector=metadata.name=scheduler");
        Assert.Equal("scheduler", (string?)Assert.Single(one["items"]!.AsArray())!["metadata"]!["name"]);
        var (code, absent) = await api.SendAsync(HttpMethod.Get, "/api/v1/componentstatuses/absent");
        Assert.Equal((500, "Component not found: absent"), (code, (string?)absent["message"]));
        Assert.Equal(405, (await api.SendAsync(HttpMethod.Post, "/api/v1/componentstatuses", "{}")).Code);
    }

    private static async Task<TestApi> StartAsync()
    {
        var served = new ServedKinds(Kinds.All);
        var api = await TestApi.StartAsync([new DiscoveryEndpoint(served, static () => "127.0.0.1:6443"), new VersionEndpoint()]);
        await api.SendAsync(HttpMethod.Post, Maps, """{"metadata":{"name":"a"}}""");
        return api;
    }

    private static async Task<string> TextAsync(TestApi api, string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var answer = await api.Client.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }
}
