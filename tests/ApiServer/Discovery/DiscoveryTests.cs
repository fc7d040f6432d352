using System.Text.Json.Nodes;
using Keles.Api;
using Keles.ApiServer.Discovery;
using Keles.ApiServer.Http;
using Keles.ApiServer.Tests.Http;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.ApiServer.Tests.Discovery;

/// <summary>Discovery is upstream's, resource for resource, in both forms.</summary>
public sealed class DiscoveryTests
{
    private const string Aggregated = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    /// <summary>What clients send: the newest form first, the one every server knows last.</summary>
    private const string ByPreference = $"{Aggregated},application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json";

    private static readonly string[] Upstream = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Discovery", "discovery-1.36.tsv")).Where(l => l[0] != '#')];

    [Fact]
    public async Task The_aggregated_form_names_all_that_upstream_names_in_its_order()
    {
        await using var api = await StartAsync();
        var (_, core) = await api.SendAsync(HttpMethod.Get, "/api", accept: ByPreference);
        var (_, groups) = await api.SendAsync(HttpMethod.Get, "/apis", accept: ByPreference);
        Assert.Equal("apidiscovery.k8s.io/v2", (string?)groups["apiVersion"]);
        Assert.Equal(Upstream, DiscoveryLines.Of(core).Concat(DiscoveryLines.Of(groups)));
        Assert.All(groups["items"]!.AsArray(), i => Assert.All(i!["versions"]!.AsArray(), v => Assert.Equal("Current", (string?)v!["freshness"])));
    }

    [Fact]
    public async Task The_plain_form_names_the_same()
    {
        await using var api = await StartAsync();
        var lines = new List<string>();
        foreach (var version in new ServedKinds(Kinds.All).Current.Groups.SelectMany(g => g.Versions))
        {
            var (code, list) = await api.SendAsync(HttpMethod.Get, version.Path);
            Assert.Equal(200, code);
            Assert.Equal(version.GroupVersion, (string?)list["groupVersion"]);
            lines.AddRange(DiscoveryLines.OfPlain(version.Group, version.Version, list));
        }

        Assert.Equal(Upstream, lines);
    }

    [Fact]
    public async Task Groups_name_their_versions_and_the_preferred_one()
    {
        await using var api = await StartAsync();
        var (_, list) = await api.SendAsync(HttpMethod.Get, "/apis");
        var autoscaling = list["groups"]!.AsArray().Single(g => (string?)g!["name"] == "autoscaling")!;
        Assert.Equal(["v2", "v1"], autoscaling["versions"]!.AsArray().Select(v => (string?)v!["version"]));
        Assert.Equal("autoscaling/v2", (string?)autoscaling["preferredVersion"]!["groupVersion"]);
        var (_, one) = await api.SendAsync(HttpMethod.Get, "/apis/autoscaling");
        Assert.Equal("APIGroup", (string?)one["kind"]);
        Assert.True(JsonNode.DeepEquals(autoscaling["versions"], one["versions"]));
    }

    [Fact]
    public async Task The_core_group_tells_its_version_and_the_servers_address()
    {
        await using var api = await StartAsync();
        var (_, versions) = await api.SendAsync(HttpMethod.Get, "/api");
        Assert.Equal("""{"kind":"APIVersions","versions":["v1"],"serverAddressByClientCIDRs":[{"clientCIDR":"0.0.0.0/0","serverAddress":"10.0.0.1:6443"}]}""", versions.ToJsonString());
    }

    /// <summary>Known from running upstream servers.</summary>
    [Theory]
    [InlineData("/api/v1", "pods", "xPOwRZ+Yhw8=")]
    [InlineData("/apis/events.k8s.io/v1", "events", "r2yiGXH7wu8=")]
    [InlineData("/apis/autoscaling/v1", "horizontalpodautoscalers", "qwQve8ut294=")]
    [InlineData("/apis/apps/v1", "deployments", "8aSe+NMegvE=")]
    [InlineData("/api/v1", "bindings", null)]
    public async Task A_resource_tells_the_hash_of_the_version_it_is_stored_in(string path, string resource, string? hash)
    {
        await using var api = await StartAsync();
        var (_, list) = await api.SendAsync(HttpMethod.Get, path);
        Assert.Equal(hash, (string?)list["resources"]!.AsArray().Single(r => (string?)r!["name"] == resource)!["storageVersionHash"]);
    }

    [Fact]
    public async Task A_client_that_has_the_document_is_not_sent_it_again()
    {
        await using var api = await StartAsync();
        using var first = await GetAsync(api, "/apis", ByPreference);
        Assert.Equal(Aggregated, first.Content.Headers.ContentType!.ToString().Replace(" ", "", StringComparison.Ordinal));
        var tag = first.Headers.ETag!.Tag;
        using var again = await GetAsync(api, "/apis", ByPreference, tag);
        Assert.Equal(304, (int)again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_kind_added_later_is_discovered_and_gone_when_it_is_taken_away()
    {
        var served = new ServedKinds([.. Kinds.All.Where(k => k.Group.Length == 0)]);
        await using var api = await TestApi.StartAsync([new DiscoveryEndpoint(served, () => "")]);
        Assert.Equal(404, (await api.SendAsync(HttpMethod.Get, "/apis/apps/v1")).Code);
        using var before = await GetAsync(api, "/apis", ByPreference);
        served.Replace([Kinds.ByResource("apps", "v1", "deployments")!]);
        using var after = await GetAsync(api, "/apis", ByPreference, before.Headers.ETag!.Tag);
        Assert.Equal(200, (int)after.StatusCode);
        Assert.Equal(200, (await api.SendAsync(HttpMethod.Get, "/apis/apps/v1")).Code);
        served.Replace([]);
        Assert.Equal(404, (await api.SendAsync(HttpMethod.Get, "/apis/apps/v1")).Code);
    }

    [Fact]
    public async Task Plain_discovery_speaks_protobuf_too()
    {
        await using var api = await StartAsync();
        using var response = await GetAsync(api, "/apis/apps/v1", "application/vnd.kubernetes.protobuf");
        var envelope = ProtoEnvelope.Read(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("APIResourceList", envelope.Kind);
        var source = new ProtoSource(envelope.Raw.Span);
        var list = APIResourceList.ReadProto(ref source);
        Assert.Equal("apps/v1", list.GroupVersion);
        Assert.Contains(list.Resources, r => r is { Name: "deployments/scale", Group: "autoscaling", Kind: "Scale" });
        // Verbs are a message of their own (field 4, with the verbs as its field 1): a client in Go takes nothing else.
        Assert.True(envelope.Raw.Span.IndexOf("\x22\x14\x0a\x03get\x0a\x05patch\x0a\x06update"u8) > 0);
    }

    [Theory]
    [InlineData("/api/v2")]
    [InlineData("/apis/nothing.io")]
    [InlineData("/apis/apps/v2")]
    public async Task What_is_not_served_is_not_found(string path)
    {
        await using var api = await StartAsync();
        var (code, status) = await api.SendAsync(HttpMethod.Get, path);
        Assert.Equal(404, code);
        Assert.Equal("NotFound", (string?)status["reason"]);
    }

    [Fact]
    public async Task Discovery_cannot_be_written()
    {
        await using var api = await StartAsync();
        Assert.Equal(405, (await api.SendAsync(HttpMethod.Post, "/apis", "{}")).Code);
    }

    private static Task<TestApi> StartAsync() => TestApi.StartAsync([new DiscoveryEndpoint(new ServedKinds(Kinds.All), () => "10.0.0.1:6443")]);

    private static async Task<HttpResponseMessage> GetAsync(TestApi api, string path, string accept, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await api.Client.SendAsync(request);
    }
}
