using System.Text.Json.Nodes;

namespace Keles.ApiServer.Tests.Http;

/// <summary>How patches are refused, warned of and taken, word for word.</summary>
public sealed class PatchHttpTests
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";
    private const string Merge = "application/merge-patch+json";
    private const string Strategic = "application/strategic-merge-patch+json";
    private const string Json = "application/json-patch+json";
    private const string Apply = "application/apply-patch+yaml";

    [Theory]
    [InlineData(Merge, "", "[1]", 400, "error decoding patch: json: cannot unmarshal array into Go value of type map[string]interface {}")]
    [InlineData(Merge, "", "{", 400, "error decoding patch: unexpected end of JSON input")]
    [InlineData(Strategic, "", "{,", 400, "invalid character ',' looking for beginning of object key string")]
    [InlineData(Strategic, "", "3", 400, "json: cannot unmarshal number into Go value of type map[string]interface {}")]
    [InlineData(Json, "", "{}", 400, "error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp")]
    [InlineData(Json, "", "[1]", 400, "error decoding patch: json: cannot unmarshal number into Go value of type handlers.jsonPatchOp")]
    [InlineData(Merge, "", "{\"data\":{\"a\":1}}", 422, null)]
    [InlineData(Merge, "fieldValidation=Strict", "{\"odd\":1}", 422, null)]
    [InlineData(Strategic, "fieldValidation=Strict", "{\"odd\":1}", 422, " \"\" is invalid: patch: Invalid value: \"map[odd:1]\": strict decoding error: unknown field \"odd\"")]
    [InlineData(Strategic, "fieldValidation=Strict", "{\"data\":{\"a\":\"1\",\"a\":\"2\"}}", 422, " \"\" is invalid: patch: Invalid value: \"map[data:map[a:2]]\": strict decoding error: duplicate field \"data.a\"")]
    [InlineData(Merge, "force=true", "{}", 422, "PatchOptions.meta.k8s.io \"\" is invalid: force: Forbidden: may not be specified for non-apply patch")]
    [InlineData(Merge, "fieldValidation=Odd", "{}", 422, "PatchOptions.meta.k8s.io \"\" is invalid: fieldValidation: Unsupported value: \"Odd\": supported values: \"\", \"Ignore\", \"Strict\", \"Warn\"")]
    [InlineData(Merge, "dryRun=", "{}", 422, "PatchOptions.meta.k8s.io \"\" is invalid: dryRun: Unsupported value: [\"\"]: supported values: \"All\"")]
    [InlineData(Merge, "fieldManager=a%0Ab", "{}", 422, "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Invalid value: \"a\\nb\": invalid character U+000A (at position 1)")]
    [InlineData(Merge, "", "{\"metadata\":{\"name\":null}}", 400, "the name of the object (a based on URL) was undeterminable: name must be provided")]
    [InlineData(Merge, "", "{\"metadata\":{\"namespace\":\"n\"}}", 400, "the namespace of the object (n) does not match the namespace on the URL (default)")]
    [InlineData(Apply, "fieldManager=m", "a: [", 400, null)]
    [InlineData(Apply, "fieldManager=m", "[]", 400, "error decoding YAML: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go value of type map[string]interface {}")]
    [InlineData(Apply, "fieldManager=m&fieldValidation=Strict", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {a: '1', a: '2'}}", 400, "error strict decoding YAML: error converting YAML to JSON: yaml: unmarshal errors:\n  line 1: key \"a\" already set in map")]
    [InlineData(Apply, "fieldManager=m", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, odd: 1}", 500, "failed to create typed patch object (/a; /v1, Kind=ConfigMap): .odd: field not declared in schema")]
    [InlineData(Apply, "fieldManager=m", "{apiVersion: v1, metadata: {name: a}}", 500, "failed to create typed patch object (/a; /v1, Kind=): no corresponding type for /v1, Kind=")]
    [InlineData(Apply, "fieldManager=m", "{apiVersion: v1, kind: Secret, metadata: {name: a}}", 500, "failed to create typed patch object (/a; /v1, Kind=Secret): no corresponding type for /v1, Kind=Secret")]
    [InlineData(Apply, "fieldManager=m", "{apiVersion: apps/v1, kind: ConfigMap, metadata: {name: a}}", 400, "Incorrect version specified in apply patch. Specified patch version: apps/v1, expected: v1")]
    [InlineData(Merge, "", "{\"metadata\":{\"deletionTimestamp\":\"2020-01-01T00:00:00Z\"}}", 422, "ConfigMap \"a\" is invalid: metadata.deletionTimestamp: Invalid value: \"2020-01-01T00:00:00Z\": field is immutable")]
    [InlineData(Merge, "", "{\"metadata\":{\"deletionGracePeriodSeconds\":5}}", 422, "ConfigMap \"a\" is invalid: metadata.deletionGracePeriodSeconds: Invalid value: 5: field is immutable")]
    public async Task A_patch_is_refused_in_upstreams_words(string type, string query, string patch, int expected, string? message)
    {
        await using var api = await WithMapAsync();
        var (code, status) = await api.SendAsync(HttpMethod.Patch, $"{Maps}/a?{query}", patch, type);
        Assert.Equal(expected, code);
        if (message is not null) Assert.Equal(message, (string?)status["message"]);
    }

    [Theory]
    [InlineData(Merge, "{\"kind\":\"Odd\"}", "no kind \"Odd\" is registered for version \"v1\"")]
    [InlineData(Merge, "{\"apiVersion\":\"v9\"}", "no kind \"ConfigMap\" is registered for version \"v9\"")]
    [InlineData(Json, "[{\"op\":\"replace\",\"path\":\"/kind\",\"value\":\"Secret\"}]", "unknown conversion")]
    public async Task A_patch_makes_no_object_of_another_kind(string type, string patch, string why)
    {
        await using var api = await WithMapAsync();
        var (code, status) = await api.SendAsync(HttpMethod.Patch, $"{Maps}/a", patch, type);
        Assert.Equal(422, code);
        Assert.Contains(why, (string?)status["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_strategic_patch_may_say_another_kind_for_it_is_not_read()
    {
        await using var api = await WithMapAsync();
        var (code, map) = await api.SendAsync(HttpMethod.Patch, $"{Maps}/a", "{\"kind\":\"Odd\"}", Strategic);
        Assert.Equal((200, "ConfigMap"), (code, (string?)map["kind"]));
    }

    [Fact]
    public async Task A_whole_collection_can_neither_be_patched_nor_replaced()
    {
        await using var api = await WithMapAsync();
        Assert.Equal(405, (await api.SendAsync(HttpMethod.Patch, Maps, "{}", Merge)).Code);
        Assert.Equal(405, (await api.SendAsync(HttpMethod.Put, Maps, "{\"metadata\":{\"name\":\"a\"}}")).Code);
    }

    [Theory]
    [InlineData(Merge, "{\"odd\":1,\"data\":{\"a\":\"1\",\"a\":\"2\"}}", "duplicate field \\\"data.a\\\"", "unknown field \\\"odd\\\"")]
    [InlineData(Strategic, "{\"odd\":1}", "unknown field \\\"odd\\\"", null)]
    [InlineData(Json, "[{\"op\":\"add\",\"path\":\"/odd\",\"value\":1,\"x\":1}]", "json patch unknown field \\\"[0].x\\\"", "unknown field \\\"odd\\\"")]
    [InlineData(Apply, "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {a: '1', a: '2'}}", "error converting YAML to JSON: yaml: unmarshal errors:   line 1: key \\\"a\\\" already set in map", null)]
    public async Task Unless_it_is_strict_odd_fields_are_warned_of(string type, string patch, string first, string? second)
    {
        await using var api = await WithMapAsync();
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"{Maps}/a{(type == Apply ? "?fieldManager=m" : "")}") { Content = new StringContent(patch, System.Text.Encoding.UTF8, type) };
        using var response = await api.Client.SendAsync(request);
        Assert.Equal(200, (int)response.StatusCode);
        string[] expected = second is null ? [first] : [first, second];
        Assert.Equal(expected.Select(w => $"299 - \"{w}\""), response.Headers.GetValues("Warning"));
    }

    [Theory]
    [InlineData(Merge, "{\"data\":{\"k\":\"v\"}}")]
    [InlineData(Strategic, "{\"data\":{\"k\":\"v\"}}")]
    [InlineData(Json, "[{\"op\":\"test\",\"path\":\"/data/k\",\"value\":\"v\"}]")]
    public async Task A_patch_that_changes_nothing_makes_no_new_version(string type, string patch)
    {
        await using var api = await WithMapAsync();
        var (_, before) = await api.SendAsync(HttpMethod.Get, $"{Maps}/a");
        var (code, after) = await api.SendAsync(HttpMethod.Patch, $"{Maps}/a", patch, type);
        Assert.Equal(200, code);
        Assert.True(JsonNode.DeepEquals(before, after));
    }

    [Fact]
    public async Task An_update_with_an_empty_list_in_place_of_none_makes_no_new_version()
    {
        await using var api = await TestApi.StartAsync();
        const string path = "/apis/networking.k8s.io/v1/namespaces/default/networkpolicies";
        var (code, made) = await api.SendAsync(HttpMethod.Post, path, """{"metadata":{"name":"p"},"spec":{"podSelector":{"matchExpressions":[{"key":"a","operator":"Exists"}]}}}""");
        Assert.True(code == 201, made.ToJsonString());
        made["spec"]!["podSelector"]!["matchExpressions"]![0]!["values"] = new JsonArray();
        var (_, after) = await api.SendAsync(HttpMethod.Put, path + "/p", made.ToJsonString());
        Assert.Equal((string?)made["metadata"]!["resourceVersion"], (string?)after["metadata"]!["resourceVersion"]);
    }

    [Fact]
    public async Task A_dry_run_shows_what_would_be_and_keeps_nothing()
    {
        await using var api = await WithMapAsync();
        var (_, shown) = await api.SendAsync(HttpMethod.Patch, $"{Maps}/a?dryRun=All", "{\"data\":{\"k\":\"w\"}}", Merge);
        Assert.Equal("w", (string?)shown["data"]!["k"]);
        Assert.Equal("v", (string?)(await api.SendAsync(HttpMethod.Get, $"{Maps}/a")).Body["data"]!["k"]);
        Assert.Equal(201, (await api.SendAsync(HttpMethod.Patch, $"{Maps}/b?dryRun=All&fieldManager=m", "{apiVersion: v1, kind: ConfigMap, metadata: {name: b}}", Apply)).Code);
        Assert.Equal(404, (await api.SendAsync(HttpMethod.Get, $"{Maps}/b")).Code);
        await api.SendAsync(HttpMethod.Delete, $"{Maps}/a?dryRun=All");
        Assert.Equal(200, (await api.SendAsync(HttpMethod.Get, $"{Maps}/a")).Code);
    }

    [Fact]
    public async Task Too_many_steps_are_too_large()
    {
        await using var api = await WithMapAsync();
        var patch = "[" + string.Join(',', Enumerable.Repeat("{\"op\":\"test\",\"path\":\"/data/k\",\"value\":\"v\"}", 10_001)) + "]";
        var (code, status) = await api.SendAsync(HttpMethod.Patch, $"{Maps}/a", patch, Json);
        Assert.Equal((413, "Request entity too large: The allowed maximum operations in a JSON patch is 10000, got 10001"), (code, (string?)status["message"]));
    }

    private static async Task<TestApi> WithMapAsync()
    {
        var api = await TestApi.StartAsync();
        await api.SendAsync(HttpMethod.Post, Maps, """{"metadata":{"name":"a"},"data":{"k":"v"}}""");
        return api;
    }
}
