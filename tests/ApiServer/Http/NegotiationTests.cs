using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using Keles.Machinery.Yaml;

namespace Keles.ApiServer.Tests.Http;

/// <summary>In which form an answer comes, and what is said when there is none that the client takes.</summary>
public sealed class NegotiationTests
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";
    private const string Types = "application/json, application/yaml, application/vnd.kubernetes.protobuf";
    private const string Streams = "application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch";

    [Theory]
    [InlineData("application/json", "application/json")]
    [InlineData("application/yaml", "application/yaml")]
    [InlineData("text/html, */*", "application/json")]
    [InlineData("text/html, image/gif, *; q=.2, */*; q=.2", "application/json")]
    [InlineData("application/json;q=0.5, application/yaml", "application/yaml")]
    [InlineData("application/json;as=Table;v=v1;g=example.com, application/yaml;q=0.1", "application/yaml")]
    [InlineData("application/vnd.kubernetes.protobuf;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1;g=meta.k8s.io,application/json", "application/json")]
    [InlineData("application/vnd.kubernetes.protobuf;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io", "application/vnd.kubernetes.protobuf")]
    public async Task The_first_form_that_fits_is_taken(string accept, string type)
    {
        await using var api = await TestApi.StartAsync();
        using var response = await GetAsync(api, Maps, accept);
        Assert.Equal((200, type), ((int)response.StatusCode, response.Content.Headers.ContentType!.ToString()));
    }

    [Theory]
    [InlineData(Maps, "text/plain", $"406: Not Acceptable\n\nAvailable representations: {Types}, {Streams}")]
    [InlineData($"{Maps}/a", "application/cbor", $"406: Not Acceptable\n\nAvailable representations: {Types}")]
    [InlineData(Maps, "application/json;as=Table;v=v2;g=meta.k8s.io", $"only the following media types are accepted: {Types}")]
    [InlineData(Maps, "application/vnd.kubernetes.protobuf;as=Table;v=v1;g=meta.k8s.io", $"only the following media types are accepted: {Types}")]
    [InlineData($"{Maps}?watch=1", "application/yaml", $"only the following media types are accepted: {Streams}")]
    [InlineData(Maps, "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io", "you requested PartialObjectMetadata, but the requested object is a list (*core.ConfigMapList)")]
    [InlineData($"{Maps}/a", "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io", "you requested PartialObjectMetadataList, but the requested object is not a list (*core.ConfigMap)")]
    public async Task What_nobody_can_give_is_not_acceptable(string path, string accept, string message)
    {
        await using var api = await TestApi.StartAsync();
        using var response = await GetAsync(api, path, accept);
        var status = YamlReader.Read(await response.Content.ReadAsStringAsync())!;
        Assert.Equal((406, "NotAcceptable", message), ((int)response.StatusCode, (string?)status["reason"], (string?)status["message"]));
    }

    [Fact]
    public async Task An_answer_that_nobody_could_read_is_not_worked_for()
    {
        await using var api = await TestApi.StartAsync();
        var (code, _) = await api.SendAsync(HttpMethod.Post, Maps, """{"metadata":{"name":"a"}}""", accept: "application/json;as=Table;v=v9;g=meta.k8s.io");
        Assert.Equal(406, code);
        Assert.Equal(404, (await api.SendAsync(HttpMethod.Get, $"{Maps}/a")).Code);
    }

    [Fact]
    public async Task Reviews_have_no_table()
    {
        await using var api = await TestApi.StartAsync();
        var (code, status) = await api.SendAsync(HttpMethod.Post, "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", "{}", accept: "application/json;as=Table;v=v1;g=meta.k8s.io");
        Assert.Equal((406, $"only the following media types are accepted: {Types}"), (code, (string?)status["message"]));
    }

    [Theory]
    [InlineData("gzip", 200_000, "gzip")]
    [InlineData("deflate, gzip", 200_000, "gzip")]
    [InlineData("gzip;q=1", 200_000, "")]
    [InlineData("br", 200_000, "")]
    [InlineData("gzip", 1000, "")]
    public async Task A_large_answer_is_compressed_for_who_asks(string accepted, int size, string encoding)
    {
        await using var api = await TestApi.StartAsync();
        var value = new string('x', size);
        await api.SendAsync(HttpMethod.Post, Maps, $$$"""{"metadata":{"name":"a"},"data":{"k":"{{{value}}}"}}""");
        foreach (var path in (string[])[Maps, $"{Maps}/a"])
        {
            using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = api.Client.BaseAddress };
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
            using var response = await client.SendAsync(request);
            Assert.Equal(encoding, string.Join(",", response.Content.Headers.ContentEncoding));
            var body = await response.Content.ReadAsStreamAsync();
            var text = await new StreamReader(encoding.Length > 0 ? new GZipStream(body, CompressionMode.Decompress) : body).ReadToEndAsync();
            Assert.Contains(value, text, StringComparison.Ordinal);
            JsonNode.Parse(text);
        }
    }

    [Fact]
    public async Task People_get_indented_answers()
    {
        await using var api = await TestApi.StartAsync();
        await api.SendAsync(HttpMethod.Post, Maps, """{"metadata":{"name":"a"}}""");
        Assert.Contains("\n  \"kind\": \"ConfigMap\"", await api.Client.GetStringAsync($"{Maps}/a?pretty=true"), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Maps}/a");
        request.Headers.UserAgent.ParseAdd("curl/8.0");
        request.Headers.UserAgent.Clear();
        request.Headers.TryAddWithoutValidation("User-Agent", "curl/8.0");
        using var response = await api.Client.SendAsync(request);
        Assert.Contains("\n  \"kind\": \"ConfigMap\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("None", false, null)]
    [InlineData("", true, "PartialObjectMetadata")]
    [InlineData("Metadata", true, "PartialObjectMetadata")]
    [InlineData("Object", true, "ConfigMap")]
    public async Task A_row_carries_what_was_asked(string include, bool has, string? kind)
    {
        await using var api = await TestApi.StartAsync();
        await api.SendAsync(HttpMethod.Post, Maps, """{"metadata":{"name":"a"}}""");
        var (_, table) = await api.SendAsync(HttpMethod.Get, $"{Maps}?includeObject={include}", accept: "application/json;as=Table;v=v1;g=meta.k8s.io");
        var row = table["rows"]![0]!.AsObject();
        Assert.Equal((has, kind), (row["object"] is not null, (string?)row["object"]?["kind"]));
        Assert.Equal("a", (string?)row["cells"]![0]);
    }

    [Fact]
    public async Task A_row_cannot_carry_anything_else()
    {
        await using var api = await TestApi.StartAsync();
        var (code, status) = await api.SendAsync(HttpMethod.Get, $"{Maps}?includeObject=All", accept: "application/json;as=Table;v=v1;g=meta.k8s.io");
        Assert.Equal((400, "Unable to convert to Table as requested: includeObject: Invalid value: \"All\": must be 'Metadata', 'Object', 'None', or empty"), (code, (string?)status["message"]));
    }

    private static async Task<HttpResponseMessage> GetAsync(TestApi api, string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await api.Client.SendAsync(request);
    }
}
