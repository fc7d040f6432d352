using System.Text;
using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Client.Https;
using Keles.Client.Wire;
using Keles.Machinery;
using Keles.Machinery.Codecs;
using Microsoft.AspNetCore.Http;

namespace Keles.Client.Tests.Https;

public sealed class HttpsClientTests
{
    private static readonly Pod Web = new() { Metadata = new() { Name = "web", Namespace = "shop", ResourceVersion = "7" } };

    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.Protobuf)]
    public async Task An_object_is_created_as_it_was_sent(WireFormat format)
    {
        await using var server = await AnswerServer.StartAsync(async c =>
        {
            c.Response.ContentType = c.Request.ContentType;
            await c.Request.Body.CopyToAsync(c.Response.Body);
        });
        using var connection = Connect(server, o => o with { Format = format });
        var created = await new HttpsClient(connection).CreateAsync(Web, new() { DryRun = true, FieldManager = "me" });
        Assert.Equal(Web, created);
        Assert.Equal("POST /api/v1/namespaces/shop/pods?dryRun=All&fieldManager=me", Assert.Single(server.Requests));
    }

    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.Protobuf)]
    public async Task A_list_keeps_its_items_and_its_place(WireFormat format)
    {
        await using var server = await AnswerServer.StartAsync(c => Write(c, format, List(format)));
        using var connection = Connect(server, o => o with { Format = format });
        var page = await new HttpsClient(connection).ListAsync<Pod>("shop", new() { LabelSelector = "a=b,c in (d)", Limit = 2 });
        Assert.Equal([Web, Web with { Metadata = Web.Metadata with { Name = "other" } }], page.Items);
        Assert.Equal(("12", "next", 5L), (page.ResourceVersion, page.Continue, page.RemainingItemCount));
        Assert.Equal("GET /api/v1/namespaces/shop/pods?labelSelector=a%3Db%2Cc%20in%20%28d%29&limit=2", Assert.Single(server.Requests));
    }

    [Fact]
    public async Task A_watch_gives_every_event_and_ends_with_the_stream()
    {
        await using var server = await AnswerServer.StartAsync(c => Write(c, WireFormat.Json, """
            {"type":"ADDED","object":{"kind":"Pod","apiVersion":"v1","metadata":{"name":"web","namespace":"shop","resourceVersion":"7"}}}
            {"type":"BOOKMARK","object":{"kind":"Pod","apiVersion":"v1","metadata":{"resourceVersion":"9","annotations":{"k8s.io/initial-events-end":"true"}}}}

            """u8.ToArray()));
        using var connection = Connect(server);
        var events = await Collect(new HttpsClient(connection).WatchAsync(Kinds.Of<Pod>(), "", new() { ResourceVersion = "5", Timeout = TimeSpan.FromSeconds(300) }));
        Assert.Equal("GET /api/v1/pods?watch=true&resourceVersion=5&allowWatchBookmarks=true&timeoutSeconds=300", Assert.Single(server.Requests));
        Assert.Equal((ObjectEventType.Added, "web"), (events[0].Type, events[0].Object!.Metadata.Name));
        Assert.True(events[1].EndsInitialEvents);
        Assert.Equal("9", events[1].ResourceVersion);
        Assert.Equal(2, events.Count);
    }

    [Fact]
    public async Task Metadata_alone_is_asked_for_as_such()
    {
        await using var server = await AnswerServer.StartAsync(c =>
        {
            Assert.StartsWith("application/json;as=PartialObjectMetadata", c.Request.Headers.Accept.ToString(), StringComparison.Ordinal);
            return Write(c, WireFormat.Json, c.Request.Query.ContainsKey("watch")
                ? """{"type":"ADDED","object":{"kind":"PartialObjectMetadata","apiVersion":"meta.k8s.io/v1","metadata":{"name":"web","namespace":"shop"}}}"""u8.ToArray().Append((byte)'\n').ToArray()
                : """{"kind":"PartialObjectMetadataList","apiVersion":"meta.k8s.io/v1","metadata":{"resourceVersion":"9"},"items":[{"metadata":{"name":"web","uid":"u"}}]}"""u8.ToArray());
        });
        using var connection = Connect(server);
        var client = new HttpsClient(connection);
        static PartialObjectMetadata Keep(ObjectMeta m) => new() { Metadata = new() { Name = m.Name } };
        var listed = await client.ListAsync(Kinds.Of<Pod>(), "", new() { Metadata = Keep });
        Assert.Equal([Keep(new() { Name = "web" })], listed.Items);
        var watched = Assert.Single(await Collect(client.WatchAsync(Kinds.Of<Pod>(), "", new() { Metadata = Keep })));
        Assert.Equal(Keep(new() { Name = "web" }), watched.Object);
    }

    [Fact]
    public async Task A_protobuf_watch_is_read_from_its_frames()
    {
        using var pod = new ProtoSink();
        PodKind.Kind.WriteProto(Web, pod);
        ProtoEnvelope.Close(pod, "v1", "Pod");
        using var raw = new ProtoSink();
        raw.Bytes(1, pod.Written);
        using var frame = new ProtoSink();
        frame.Bytes(2, raw.Written);
        frame.String(1, "DELETED");
        byte[] body = [0, 0, (byte)(frame.Length >> 8), (byte)frame.Length, .. frame.Written];
        await using var server = await AnswerServer.StartAsync(c => Write(c, WireFormat.Protobuf, body));
        using var connection = Connect(server);
        var only = Assert.Single(await Collect(new HttpsClient(connection).WatchAsync(Kinds.Of<Pod>(), "", new())));
        Assert.Equal((ObjectEventType.Deleted, Web), (only.Type, (Pod)only.Object!));
    }

    [Fact]
    public async Task An_error_event_is_the_last()
    {
        await using var server = await AnswerServer.StartAsync(c => Write(c, WireFormat.Json,
            """{"type":"ERROR","object":{"kind":"Status","apiVersion":"v1","status":"Failure","message":"too old resource version: 1 (5)","reason":"Expired","code":410}}"""u8.ToArray().Append((byte)'\n').ToArray()));
        using var connection = Connect(server);
        var only = Assert.Single(await Collect(new HttpsClient(connection).WatchAsync(Kinds.Of<Pod>(), "", new() { ResourceVersion = "1" })));
        Assert.True(new ApiException(only.Status!).IsGone);
    }

    [Fact]
    public async Task A_refusal_carries_its_status()
    {
        await using var server = await AnswerServer.StartAsync(c => Write(c, WireFormat.Json,
            """{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"pods \"web\" not found","reason":"NotFound","details":{"name":"web","kind":"pods"},"code":404}"""u8.ToArray(), 404));
        using var connection = Connect(server);
        var error = await Assert.ThrowsAsync<ApiException>(() => new HttpsClient(connection).GetAsync<Pod>(new("shop", "web")));
        Assert.True(error.IsNotFound);
        Assert.Equal("pods \"web\" not found", error.Message);
        Assert.Equal("web", error.Status.Details!.Name);
        Assert.Null(await new HttpsClient(connection).FindAsync<Pod>(new("shop", "web")));
    }

    [Fact]
    public async Task A_refusal_without_a_status_still_says_what_happened()
    {
        await using var server = await AnswerServer.StartAsync(c => Write(c, WireFormat.Json, "<html>bad gateway</html>"u8.ToArray(), 502));
        using var connection = Connect(server);
        var error = await Assert.ThrowsAsync<ApiException>(() => new HttpsClient(connection).GetAsync<Pod>(new("shop", "web")));
        Assert.True(error.IsTransient);
        Assert.Contains("bad gateway", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_busy_server_is_asked_again_after_the_time_it_named()
    {
        var asked = 0;
        await using var server = await AnswerServer.StartAsync(c =>
        {
            if (Interlocked.Increment(ref asked) > 2) return Write(c, WireFormat.Json, Json(Web));
            c.Response.Headers.RetryAfter = "0";
            c.Response.StatusCode = 429;
            return Task.CompletedTask;
        });
        using var connection = Connect(server);
        Assert.Equal("web", (await new HttpsClient(connection).GetAsync<Pod>(new("shop", "web"))).Metadata.Name);
        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unreachable()
    {
        Uri address;
        await using (var server = await AnswerServer.StartAsync(_ => Task.CompletedTask)) address = server.Address;
        using var connection = new ApiConnection(new() { Server = address });
        var error = await Assert.ThrowsAsync<ApiException>(() => new HttpsClient(connection).GetAsync<Pod>(new("shop", "web")));
        Assert.True(error.IsUnreachable && error.IsTransient);
        Assert.StartsWith($"cannot reach the server {address.Authority}: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deletion_tells_whether_the_object_is_still_there()
    {
        var bodies = new Queue<byte[]>([
            """{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Success"}"""u8.ToArray(),
            Json(Web with { Metadata = Web.Metadata with { DeletionTimestamp = Time.From(TimeProvider.System.GetUtcNow()) } })]);
        var sent = new List<string>();
        await using var server = await AnswerServer.StartAsync(async c =>
        {
            sent.Add(await new StreamReader(c.Request.Body).ReadToEndAsync());
            await Write(c, WireFormat.Json, bodies.Dequeue());
        });
        using var connection = Connect(server);
        var client = new HttpsClient(connection);
        Assert.Null(await client.DeleteAsync<Pod>(new("shop", "web"), new() { GracePeriodSeconds = 0 }));
        Assert.NotNull(await client.DeleteAsync<Pod>(new("shop", "web")));
        Assert.Equal(["""{"kind":"DeleteOptions","apiVersion":"v1","gracePeriodSeconds":0}""", ""], sent);
    }

    [Fact]
    public async Task Another_user_is_named_in_headers()
    {
        var headers = new Dictionary<string, string>();
        await using var server = await AnswerServer.StartAsync(c =>
        {
            foreach (var header in c.Request.Headers) headers[header.Key] = header.Value.ToString();
            return Write(c, WireFormat.Json, Json(Web));
        });
        using var connection = Connect(server);
        await new HttpsClientFactory(connection).As(ClientIdentity.Controller("deployment-controller")).GetAsync<Pod>(new("shop", "web"));
        Assert.Equal("system:serviceaccount:kube-system:deployment-controller", headers["Impersonate-User"]);
        Assert.DoesNotContain("Impersonate-Group", headers.Keys);
        Assert.Equal("kube-controller-manager/deployment-controller", headers["User-Agent"]);
        await new HttpsClientFactory(connection).As(ClientIdentity.Node("node-1")).GetAsync<Pod>(new("shop", "web"));
        Assert.Equal(("system:node:node-1", "system:nodes"), (headers["Impersonate-User"], headers["Impersonate-Group"]));
    }

    [Fact]
    public async Task A_refused_token_is_read_again_from_its_file()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "old\n");
        await using var server = await AnswerServer.StartAsync(async c =>
        {
            if (c.Request.Headers.Authorization == "Bearer new") await Write(c, WireFormat.Json, Json(Web));
            else c.Response.StatusCode = 401;
            await File.WriteAllTextAsync(file, "new\n");
        });
        using var connection = Connect(server, o => o with { BearerTokenFile = file });
        Assert.Equal("web", (await new HttpsClient(connection).GetAsync<Pod>(new("shop", "web"))).Metadata.Name);
        File.Delete(file);
    }

    [Fact]
    public async Task Certificates_prove_both_sides_and_the_connection_is_http2()
    {
        var certificates = new Certificates();
        using var serverSide = certificates.Issue("server");
        using var clientSide = certificates.Issue("kubernetes-admin");
        string? seen = null, protocol = null;
        await using var server = await AnswerServer.StartAsync(c =>
        {
            (seen, protocol) = (c.Connection.ClientCertificate?.Subject, c.Request.Protocol);
            return Write(c, WireFormat.Json, Json(Web));
        }, serverSide);
        using (var connection = Connect(server, o => o with { Authorities = certificates.Authorities, ClientCertificate = clientSide }))
        {
            await new HttpsClient(connection).GetAsync<Pod>(new("shop", "web"));
        }

        Assert.Equal(("CN=kubernetes-admin", "HTTP/2"), (seen, protocol));
        using var stranger = Connect(server, o => o with { Authorities = new Certificates().Authorities });
        var error = await Assert.ThrowsAsync<ApiException>(() => new HttpsClient(stranger).GetAsync<Pod>(new("shop", "web")));
        Assert.True(error.IsUnreachable);
    }

    [Fact]
    public async Task Requests_are_counted_and_timed_by_host_method_and_code()
    {
        await using var server = await AnswerServer.StartAsync(c => Write(c, WireFormat.Json, Json(Web)));
        var told = new System.Collections.Concurrent.ConcurrentQueue<string>();
        using var listener = new System.Diagnostics.Metrics.MeterListener
        {
            InstrumentPublished = static (instrument, to) =>
            {
                if (instrument.Meter.Name == "Keles.Client") to.EnableMeasurementEvents(instrument);
            },
        };
        void Note(string name, ReadOnlySpan<KeyValuePair<string, object?>> labels, string value)
        {
            var line = $"{name} {string.Join(' ', labels.ToArray().Select(static l => $"{l.Key}={l.Value}"))} {value}";
            if (line.Contains(server.Address.Authority, StringComparison.Ordinal)) told.Enqueue(line);
        }

        listener.SetMeasurementEventCallback<long>((instrument, value, labels, _) => Note(instrument.Name, labels, $"{value}"));
        listener.SetMeasurementEventCallback<double>((instrument, value, labels, _) => Note(instrument.Name, labels, value > 0 ? "some" : "none"));
        listener.Start();
        using (var connection = Connect(server, o => o with { Format = WireFormat.Json })) await new HttpsClient(connection).GetAsync(PodKind.Kind, new("shop", "web"));
        var host = $"host={server.Address.Authority}";
        Assert.Equal([$"rest_client_requests_total code=200 {host} method=GET 1", $"rest_client_request_duration_seconds {host} verb=GET some", $"rest_client_response_size_bytes {host} verb=GET {Json(Web).Length}"], told);
    }

    private static ApiConnection Connect(AnswerServer server, Func<HttpsClientOptions, HttpsClientOptions>? change = null) =>
        new((change ?? (o => o))(new HttpsClientOptions { Server = server.Address }));

    private static byte[] Json(Pod pod) => WireObject.Encode(PodKind.Kind, pod, WireFormat.Json);

    private static byte[] List(WireFormat format)
    {
        var other = Web with { Metadata = Web.Metadata with { Name = "other" } };
        if (format == WireFormat.Json)
        {
            return Encoding.UTF8.GetBytes($$"""{"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"12","continue":"next","remainingItemCount":5},"items":[{{Encoding.UTF8.GetString(Json(Web))}}, {{Encoding.UTF8.GetString(Json(other))}}]}""");
        }

        using var list = new ProtoSink();
        list.Objects(2, [Web, other]);
        list.Object(1, new ListMeta { ResourceVersion = "12", Continue = "next", RemainingItemCount = 5 });
        ProtoEnvelope.Close(list, "v1", "PodList");
        return list.Written.ToArray();
    }

    private static async Task Write(HttpContext context, WireFormat format, byte[] body, int code = 200)
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = format == WireFormat.Json ? "application/json" : "application/vnd.kubernetes.protobuf";
        await context.Response.Body.WriteAsync(body);
    }

    private static async Task<List<ObjectEvent>> Collect(IAsyncEnumerable<ObjectEvent> events)
    {
        var all = new List<ObjectEvent>();
        await foreach (var e in events) all.Add(e);
        return all;
    }
}
