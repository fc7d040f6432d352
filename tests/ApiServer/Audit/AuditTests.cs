using System.Text.Json.Nodes;
using Keles.Api;
using Keles.ApiServer.Audit;
using Keles.ApiServer.Discovery;
using Keles.ApiServer.Metrics;
using Keles.ApiServer.Tests.Http;
using Keles.Background;
using Keles.Machinery.Codecs;

namespace Keles.ApiServer.Tests.Audit;

/// <summary>What the audit log tells of requests.</summary>
public sealed class AuditTests
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";
    private const string Map = """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"},"data":{"k":"1"}}""";

    [Fact]
    public async Task A_request_is_told_when_it_comes_and_when_it_is_answered()
    {
        var sink = new KeptEvents();
        await using var api = await StartAsync(AuditPolicy.EverythingsMetadata, sink);
        await api.SendAsync(HttpMethod.Post, Maps + "?dryRun=All", Map);
        var events = await sink.TakeAsync(2);
        Assert.Equal(["RequestReceived", "ResponseComplete"], events.Select(e => (string?)e["stage"]));
        Assert.Equal((string?)events[0]["auditID"], (string?)events[1]["auditID"]);
        var told = events[1];
        Assert.Equal("Metadata", (string?)told["level"]);
        Assert.Equal("create", (string?)told["verb"]);
        Assert.Equal(Maps + "?dryRun=All", (string?)told["requestURI"]);
        Assert.Equal("system:apiserver", (string?)told["user"]!["username"]);
        Assert.Equal("""{"resource":"configmaps","namespace":"default","apiVersion":"v1"}""", told["objectRef"]!.ToJsonString());
        Assert.Equal(201, (int)told["responseStatus"]!["code"]!);
        Assert.Equal("test/1", (string?)told["userAgent"]);
        Assert.Equal("127.0.0.1", (string?)told["sourceIPs"]![0]);
        Assert.Null(told["requestObject"]);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$", (string?)told["requestReceivedTimestamp"]);
    }

    [Fact]
    public async Task Both_bodies_are_told_where_the_policy_asks_for_them_and_reach_their_ends_unchanged()
    {
        var sink = new KeptEvents();
        await using var api = await StartAsync(new([new AuditRule(AuditLevel.RequestResponse)]) { OmitStages = [AuditStage.RequestReceived], OmitManagedFields = true }, sink);
        var (code, created) = await api.SendAsync(HttpMethod.Post, Maps, Map);
        Assert.Equal(201, code);
        Assert.NotNull(created["metadata"]!["managedFields"]);
        var told = Assert.Single(await sink.TakeAsync(1));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Map), told["requestObject"]));
        created["metadata"]!.AsObject().Remove("managedFields");
        Assert.True(JsonNode.DeepEquals(created, told["responseObject"]));
        Assert.Equal("a", (string?)told["objectRef"]!["name"]);
    }

    [Fact]
    public async Task A_body_in_protobuf_is_told_as_JSON()
    {
        var sink = new KeptEvents();
        await using var api = await StartAsync(new([new AuditRule(AuditLevel.RequestResponse)]) { OmitStages = [AuditStage.RequestReceived] }, sink);
        var kind = Kinds.ByName("", "v1", "ConfigMap")!;
        using var proto = new ProtoSink();
        kind.WriteProto(kind.ReadJson(System.Text.Encoding.UTF8.GetBytes(Map)), proto);
        ProtoEnvelope.Close(proto, "v1", "ConfigMap");
        using var request = new HttpRequestMessage(HttpMethod.Post, Maps) { Content = new ByteArrayContent(proto.Written.ToArray()) };
        request.Content.Headers.ContentType = new("application/vnd.kubernetes.protobuf");
        request.Headers.TryAddWithoutValidation("Accept", "application/vnd.kubernetes.protobuf");
        using var response = await api.Client.SendAsync(request);
        Assert.Equal(201, (int)response.StatusCode);
        var told = Assert.Single(await sink.TakeAsync(1));
        Assert.Equal("1", (string?)told["requestObject"]!["data"]!["k"]);
        Assert.NotEmpty((string?)told["responseObject"]!["metadata"]!["uid"] ?? "");
    }

    [Fact]
    public async Task A_refusal_is_told_with_its_reason()
    {
        var sink = new KeptEvents();
        await using var api = await StartAsync(new([new AuditRule(AuditLevel.RequestResponse)]) { OmitStages = [AuditStage.RequestReceived] }, sink);
        await api.SendAsync(HttpMethod.Get, Maps + "/nope");
        var status = Assert.Single(await sink.TakeAsync(1))["responseStatus"]!;
        Assert.Equal(404, (int)status["code"]!);
        Assert.Equal("NotFound", (string?)status["reason"]);
    }

    [Fact]
    public async Task A_watch_is_told_when_it_begins_and_its_events_are_not()
    {
        var sink = new KeptEvents();
        await using var api = await StartAsync(new([new AuditRule(AuditLevel.RequestResponse)]) { OmitStages = [AuditStage.RequestReceived] }, sink);
        using var response = await api.Client.GetAsync(new Uri(Maps + "?watch=true&timeoutSeconds=1", UriKind.Relative));
        await response.Content.ReadAsStringAsync();
        var events = await sink.TakeAsync(2);
        Assert.Equal(["ResponseStarted", "ResponseComplete"], events.Select(e => (string?)e["stage"]));
        Assert.All(events, e => Assert.Null(e["responseObject"]));
        Assert.All(events, e => Assert.Equal(200, (int)e["responseStatus"]!["code"]!));
    }

    [Fact]
    public async Task A_clients_own_audit_id_is_taken_over_and_told_back()
    {
        var sink = new KeptEvents();
        await using var api = await StartAsync(AuditPolicy.EverythingsMetadata, sink);
        using var request = new HttpRequestMessage(HttpMethod.Get, Maps);
        request.Headers.Add("Audit-ID", "mine-1");
        using var response = await api.Client.SendAsync(request);
        Assert.Equal("mine-1", Assert.Single(response.Headers.GetValues("Audit-ID")));
        Assert.All(await sink.TakeAsync(2), e => Assert.Equal("mine-1", (string?)e["auditID"]));
    }

    private static Task<TestApi> StartAsync(AuditPolicy policy, IAuditSink sink) => TestApi.StartAsync(
        recorder: new RequestRecorder(new ServedKinds(Kinds.All), new Auditor(policy, sink, Surroundings.OnThisMachine), TimeProvider.System));
}
