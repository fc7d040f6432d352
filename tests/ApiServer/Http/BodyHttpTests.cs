using System.Text;

namespace Keles.ApiServer.Tests.Http;

/// <summary>Bodies that are too large, malformed, or say more than their kind knows.</summary>
public sealed class BodyHttpTests
{
    private const string Deployments = "/apis/apps/v1/namespaces/default/deployments";
    private const string Maps = "/api/v1/namespaces/default/configmaps";

    [Theory]
    [InlineData("{", "the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: unexpected end of JSON input ({)")]
    [InlineData("{\"metadata\":{\"name\":\"0123456789\"},,", "the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: invalid character ',' looking for beginning of object key string ({\"metadata\":{\"name\":\"012345678 ...)")]
    [InlineData("hello", "the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: invalid character 'h' looking for beginning of value (68656c6c6f)")]
    [InlineData("{\"kind\":1}", "the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: json: cannot unmarshal number into Go struct field .kind of type string ({\"kind\":1})")]
    [InlineData("{} x", "the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: invalid character 'x' after top-level value ({} x)")]
    public async Task What_cannot_be_read_is_shown_back(string body, string message)
    {
        await using var api = await TestApi.StartAsync();
        var (code, status) = await api.SendAsync(HttpMethod.Post, Maps, body);
        Assert.Equal((400, message), (code, (string?)status["message"]));
    }

    [Fact]
    public async Task A_body_has_a_limit()
    {
        await using var api = await TestApi.StartAsync();
        var (code, status) = await api.SendAsync(HttpMethod.Post, Maps, new string(' ', 3 * 1024 * 1024 + 1));
        Assert.Equal((413, "Request entity too large: limit is 3145728", "RequestEntityTooLarge"), (code, (string?)status["message"], (string?)status["reason"]));
    }

    [Fact]
    public async Task Unknown_and_duplicate_fields_of_json_are_told_with_their_paths()
    {
        await using var api = await TestApi.StartAsync();
        const string body = """{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"d","odd":1},"spec":{"foo":1,"replicas":1,"replicas":2,"selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"c","image":"i","x":1}]}}}}""";
        var (code, status) = await api.SendAsync(HttpMethod.Post, Deployments + "?fieldValidation=Strict", body);
        Assert.Equal((400, "Deployment in version \"v1\" cannot be handled as a Deployment: strict decoding error: unknown field \"metadata.odd\", unknown field \"spec.foo\", duplicate field \"spec.replicas\", unknown field \"spec.template.spec.containers[0].x\""), (code, (string?)status["message"]));
        Assert.Equal(201, (await api.SendAsync(HttpMethod.Post, Deployments + "?fieldValidation=Ignore", body)).Code);
    }

    [Fact]
    public async Task Of_yaml_too()
    {
        await using var api = await TestApi.StartAsync();
        const string body = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  k: v\n  k: w\nodd: 1\n";
        var (code, status) = await api.SendAsync(HttpMethod.Post, Maps + "?fieldValidation=Strict", body, "application/yaml");
        Assert.Equal((400, "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: strict decoding error: yaml: unmarshal errors:\n  line 7: key \"k\" already set in map, unknown field \"odd\""), (code, (string?)status["message"]));
        using var content = new StringContent(body, Encoding.UTF8, "application/yaml");
        using var response = await api.Client.PostAsync(Maps, content);
        Assert.Equal(["299 - \"yaml: unmarshal errors:   line 7: key \\\"k\\\" already set in map\"", "299 - \"unknown field \\\"odd\\\"\""], response.Headers.GetValues("Warning"));
    }

    [Fact]
    public async Task Depth_numbers_and_broken_unicode_do_no_harm()
    {
        await using var api = await TestApi.StartAsync();
        var (code, status) = await api.SendAsync(HttpMethod.Post, Maps, string.Concat(Enumerable.Repeat("{\"a\":", 20_000)));
        Assert.Equal(400, code);
        Assert.Contains("exceeded max depth", (string?)status["message"], StringComparison.Ordinal);

        (code, _) = await api.SendAsync(HttpMethod.Post, Deployments, """{"metadata":{"name":"d"},"spec":{"replicas":99999999999999999999}}""");
        Assert.Equal(400, code);

        using var broken = new ByteArrayContent([.. "{\"metadata\":{\"name\":\"u\"},\"data\":{\"k\":\""u8, 0xff, .. "\",\""u8, 0xfe, .. "\":\"x\"}}"u8]);
        using var response = await api.Client.PostAsync(Maps, broken);
        // A key of config map data must be plain; the value is repaired as upstream repairs it.
        Assert.Contains((int)response.StatusCode, (int[])[201, 422]);
    }
}
