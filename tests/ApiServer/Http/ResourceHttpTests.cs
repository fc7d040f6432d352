using System.Text.Json.Nodes;

namespace Keles.ApiServer.Tests.Http;

/// <summary>Verbs over HTTP: what clients send and what they get back.</summary>
public sealed class ResourceHttpTests
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";

    [Fact]
    public async Task Creates_reads_and_lists_an_object()
    {
        await using var api = await TestApi.StartAsync();
        var (code, created) = await api.SendAsync(HttpMethod.Post, Maps, Map("a", "1"));
        Assert.Equal(201, code);
        Assert.Equal("ConfigMap", (string?)created["kind"]);
        var version = (string?)created["metadata"]!["resourceVersion"];
        Assert.False(string.IsNullOrEmpty(version));

        var (_, read) = await api.SendAsync(HttpMethod.Get, $"{Maps}/a");
        Assert.True(JsonNode.DeepEquals(created, read));

        var (_, list) = await api.SendAsync(HttpMethod.Get, Maps);
        Assert.Equal("ConfigMapList", (string?)list["kind"]);
        Assert.Equal(version, (string?)list["metadata"]!["resourceVersion"]);
        var item = Assert.Single(list["items"]!.AsArray())!;
        Assert.Null(item["kind"]);
        Assert.Equal("1", (string?)item["data"]!["key"]);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_a_conflict()
    {
        await using var api = await TestApi.StartAsync();
        await api.SendAsync(HttpMethod.Post, Maps, Map("a", "1"));
        var (code, status) = await api.SendAsync(HttpMethod.Post, Maps, Map("a", "2"));
        Assert.Equal(409, code);
        Assert.Equal("configmaps \"a\" already exists", (string?)status["message"]);
        Assert.Equal("AlreadyExists", (string?)status["reason"]);
    }

    [Fact]
    public async Task An_absent_object_is_not_found()
    {
        await using var api = await TestApi.StartAsync();
        var (code, status) = await api.SendAsync(HttpMethod.Get, $"{Maps}/nope");
        Assert.Equal(404, code);
        Assert.Equal("configmaps \"nope\" not found", (string?)status["message"]);
        Assert.Equal("configmaps", (string?)status["details"]!["kind"]);
    }

    [Theory]
    [InlineData("{\"kind\":", "the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: unexpected end of JSON input ({\"kind\":)")]
    [InlineData("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"x\"},\"daata\":{}}", "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: strict decoding error: unknown field \"daata\"")]
    [InlineData("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"x\"},\"data\":{\"a\":\"1\",\"a\":\"2\"}}", "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: strict decoding error: duplicate field \"data.a\"")]
    public async Task A_bad_body_is_refused_with_one_sentence(string body, string message)
    {
        await using var api = await TestApi.StartAsync();
        var (code, status) = await api.SendAsync(HttpMethod.Post, Maps + "?fieldValidation=Strict", body);
        Assert.Equal(400, code);
        Assert.Equal(message, (string?)status["message"]);
    }

    [Fact]
    public async Task An_update_with_an_old_version_is_a_conflict()
    {
        await using var api = await TestApi.StartAsync();
        var (_, first) = await api.SendAsync(HttpMethod.Post, Maps, Map("a", "1"));
        await api.SendAsync(HttpMethod.Patch, $"{Maps}/a", "{\"data\":{\"key\":\"2\"}}", "application/merge-patch+json");
        var (code, status) = await api.SendAsync(HttpMethod.Put, $"{Maps}/a", first.ToJsonString());
        Assert.Equal(409, code);
        Assert.Equal("Operation cannot be fulfilled on configmaps \"a\": the object has been modified; please apply your changes to the latest version and try again", (string?)status["message"]);
    }

    [Theory]
    [InlineData("application/merge-patch+json", "{\"data\":{\"other\":\"x\"}}")]
    [InlineData("application/strategic-merge-patch+json", "{\"data\":{\"other\":\"x\"}}")]
    [InlineData("application/json-patch+json", "[{\"op\":\"add\",\"path\":\"/data/other\",\"value\":\"x\"}]")]
    [InlineData("application/apply-patch+yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {other: x}}")]
    public async Task Every_form_of_patch_changes_the_object(string type, string patch)
    {
        await using var api = await TestApi.StartAsync();
        await api.SendAsync(HttpMethod.Post, Maps, Map("a", "1"));
        var (code, patched) = await api.SendAsync(HttpMethod.Patch, $"{Maps}/a?fieldManager=me", patch, type);
        Assert.True(code == 200, patched.ToJsonString());
        Assert.Equal("x", (string?)patched["data"]!["other"]);
        Assert.Equal("1", (string?)patched["data"]!["key"]);
        Assert.Contains(patched["metadata"]!["managedFields"]!.AsArray(), e => (string?)e!["manager"] == "me");
    }

    [Fact]
    public async Task A_write_that_changes_nothing_is_no_new_version()
    {
        await using var api = await TestApi.StartAsync();
        var (_, first) = await api.SendAsync(HttpMethod.Post, Maps, Map("a", "1"));
        var (_, second) = await api.SendAsync(HttpMethod.Patch, $"{Maps}/a", "{\"data\":{\"key\":\"1\"}}", "application/merge-patch+json");
        Assert.Equal((string?)first["metadata"]!["resourceVersion"], (string?)second["metadata"]!["resourceVersion"]);
    }

    [Fact]
    public async Task Pages_are_of_one_version()
    {
        await using var api = await TestApi.StartAsync();
        for (var i = 0; i < 5; i++) await api.SendAsync(HttpMethod.Post, Maps, Map($"m{i}", "1"));
        var (_, first) = await api.SendAsync(HttpMethod.Get, Maps + "?limit=2");
        Assert.Equal(3, (long)first["metadata"]!["remainingItemCount"]!);
        await api.SendAsync(HttpMethod.Post, Maps, Map("m2a", "late"));
        var names = first["items"]!.AsArray().Select(i => (string)i!["metadata"]!["name"]!).ToList();
        var token = (string?)first["metadata"]!["continue"];
        while (!string.IsNullOrEmpty(token))
        {
            var (code, page) = await api.SendAsync(HttpMethod.Get, $"{Maps}?limit=2&continue={token}");
            Assert.Equal(200, code);
            Assert.Equal((string?)first["metadata"]!["resourceVersion"], (string?)page["metadata"]!["resourceVersion"]);
            names.AddRange(page["items"]!.AsArray().Select(i => (string)i!["metadata"]!["name"]!));
            token = (string?)page["metadata"]!["continue"];
        }

        Assert.Equal(["m0", "m1", "m2", "m3", "m4"], names);
    }

    [Fact]
    public async Task A_watch_tells_what_is_there_and_what_happens()
    {
        await using var api = await TestApi.StartAsync();
        await api.SendAsync(HttpMethod.Post, Maps, Map("a", "1"));
        using var response = await api.Client.GetAsync(Maps + "?watch=true", HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.Equal(("ADDED", "1"), Event(await lines.ReadLineAsync()));
        await api.SendAsync(HttpMethod.Patch, $"{Maps}/a", "{\"data\":{\"key\":\"2\"}}", "application/merge-patch+json");
        Assert.Equal(("MODIFIED", "2"), Event(await lines.ReadLineAsync()));
        var (_, deleted) = await api.SendAsync(HttpMethod.Delete, $"{Maps}/a");
        Assert.Equal("Success", (string?)deleted["status"]);
        Assert.Equal(("DELETED", "2"), Event(await lines.ReadLineAsync()));
    }

    [Fact]
    public async Task A_table_has_the_columns_of_the_kind()
    {
        await using var api = await TestApi.StartAsync();
        await api.SendAsync(HttpMethod.Post, Maps, Map("a", "1"));
        var (_, table) = await api.SendAsync(HttpMethod.Get, Maps, accept: "application/json;as=Table;v=v1;g=meta.k8s.io,application/json");
        Assert.Equal("Table", (string?)table["kind"]);
        Assert.Equal(["Name", "Data", "Age"], table["columnDefinitions"]!.AsArray().Select(c => (string)c!["name"]!));
        Assert.Equal("a", (string?)table["rows"]![0]!["cells"]![0]);
        Assert.Equal("PartialObjectMetadata", (string?)table["rows"]![0]!["object"]!["kind"]);
    }

    [Fact]
    public async Task A_dry_run_stores_nothing()
    {
        await using var api = await TestApi.StartAsync();
        var (code, _) = await api.SendAsync(HttpMethod.Post, Maps + "?dryRun=All", Map("a", "1"));
        Assert.Equal(201, code);
        Assert.Equal(404, (await api.SendAsync(HttpMethod.Get, $"{Maps}/a")).Code);
    }

    [Fact]
    public async Task A_finalizer_keeps_a_deleted_object_until_it_is_taken_away()
    {
        await using var api = await TestApi.StartAsync();
        await api.SendAsync(HttpMethod.Post, Maps, "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\",\"finalizers\":[\"example.com/x\"]}}");
        var (_, dying) = await api.SendAsync(HttpMethod.Delete, $"{Maps}/a");
        Assert.NotNull(dying["metadata"]!["deletionTimestamp"]);
        Assert.Equal(200, (await api.SendAsync(HttpMethod.Get, $"{Maps}/a")).Code);
        await api.SendAsync(HttpMethod.Patch, $"{Maps}/a", "{\"metadata\":{\"finalizers\":null}}", "application/merge-patch+json");
        Assert.Equal(404, (await api.SendAsync(HttpMethod.Get, $"{Maps}/a")).Code);
    }

    private static string Map(string name, string value) => $"{{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{{\"name\":\"{name}\"}},\"data\":{{\"key\":\"{value}\"}}}}";

    private static (string? Type, string? Value) Event(string? line)
    {
        var parsed = JsonNode.Parse(line!)!;
        return ((string?)parsed["type"], (string?)parsed["object"]!["data"]!["key"]);
    }
}
