using System.Buffers;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Keles.ApiServer.Hosting;
using Keles.Machinery.Codecs;

namespace Keles.ApiServer.Tests.Http;

/// <summary>CBOR, where it is switched on: the same objects in another form.</summary>
public sealed class CborHttpTests
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";

    [Fact]
    public async Task Objects_lists_tables_and_refusals_come_as_cbor()
    {
        await using var api = await TestApi.StartAsync(cbor: true);
        var (code, type, made) = await SendAsync(api, HttpMethod.Post, Maps, """{"metadata":{"name":"a"},"data":{"k":"é"}}""");
        Assert.Equal((201, "application/cbor", "é"), (code, type, (string?)made["data"]!["k"]));
        (_, _, var list) = await SendAsync(api, HttpMethod.Get, Maps);
        Assert.Equal("a", (string?)list["items"]![0]!["metadata"]!["name"]);
        (_, _, var table) = await SendAsync(api, HttpMethod.Get, Maps, accept: "application/cbor;as=Table;v=v1;g=meta.k8s.io");
        Assert.Equal("Table", (string?)table["kind"]);
        (code, type, var refused) = await SendAsync(api, HttpMethod.Get, $"{Maps}/nope");
        Assert.Equal((404, "application/cbor", "NotFound"), (code, type, (string?)refused["reason"]));
    }

    [Fact]
    public async Task A_configuration_can_be_applied_as_cbor()
    {
        await using var api = await TestApi.StartAsync(cbor: true);
        var (code, _, made) = await SendAsync(api, HttpMethod.Patch, $"{Maps}/a?fieldManager=m", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"},"data":{"k":"v"}}""", "application/apply-patch+cbor");
        Assert.True(code == 201, made.ToJsonString());
    }

    [Fact]
    public async Task A_watch_is_a_sequence()
    {
        await using var api = await TestApi.StartAsync(cbor: true);
        await SendAsync(api, HttpMethod.Post, Maps, """{"metadata":{"name":"a"}}""");
        using var request = new HttpRequestMessage(HttpMethod.Get, Maps + "?watch=true&timeoutSeconds=1");
        request.Headers.TryAddWithoutValidation("Accept", "application/cbor");
        using var response = await api.Client.SendAsync(request);
        Assert.Equal("application/cbor-seq", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("ADDED", (string?)Json(await response.Content.ReadAsByteArrayAsync())["type"]);
    }

    [Fact]
    public async Task A_body_that_is_no_cbor_is_refused()
    {
        await using var api = await TestApi.StartAsync(cbor: true);
        using var content = new ByteArrayContent([0xa1]) { Headers = { ContentType = new("application/cbor") } };
        using var response = await api.Client.PostAsync(Maps, content);
        Assert.Equal(400, (int)response.StatusCode);
    }

    [Fact]
    public async Task By_default_nobody_reads_it()
    {
        await using var api = await TestApi.StartAsync();
        using var content = new ByteArrayContent([0xa0]) { Headers = { ContentType = new("application/cbor") } };
        using var response = await api.Client.PostAsync(Maps, content);
        Assert.Equal(415, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("CBORServingAndStorage=true", true)]
    [InlineData("CBORServingAndStorage=true,CBORServingAndStorage=false", false)]
    public void The_switch_is_upstreams(string text, bool on) => Assert.Equal(on, FeatureGates.Parse(text).Cbor);

    [Theory]
    [InlineData("Odd=true", "unrecognized feature gate: Odd")]
    [InlineData("CBORServingAndStorage", "missing bool value for CBORServingAndStorage")]
    [InlineData("CBORServingAndStorage=x", "invalid value of CBORServingAndStorage=x")]
    public void A_switch_that_is_none_is_refused(string text, string why) => Assert.Equal(why, Assert.Throws<FormatException>(() => FeatureGates.Parse(text)).Message);

    private static async Task<(int Code, string? Type, JsonNode Body)> SendAsync(TestApi api, HttpMethod method, string path, string? json = null, string type = "application/cbor", string accept = "application/cbor")
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (json is not null)
        {
            var cbor = new ArrayBufferWriter<byte>();
            CborTranscoder.FromJson(Encoding.UTF8.GetBytes(json), cbor);
            request.Content = new ByteArrayContent(cbor.WrittenSpan.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        }

        using var response = await api.Client.SendAsync(request);
        return ((int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), Json(await response.Content.ReadAsByteArrayAsync()));
    }

    private static JsonNode Json(byte[] cbor)
    {
        var json = new ArrayBufferWriter<byte>();
        CborSource.ToJson(cbor, json);
        return JsonNode.Parse(json.WrittenSpan)!;
    }
}
