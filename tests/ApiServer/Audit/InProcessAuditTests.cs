using System.Text.Json.Nodes;
using Keles.Api;
using Keles.Api.Core.V1;
using Keles.ApiServer.Audit;
using Keles.ApiServer.Discovery;
using Keles.ApiServer.Metrics;
using Keles.ApiServer.Tests.Http;
using Keles.Background;
using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer.Tests.Audit;

/// <summary>What controllers inside the process do is told as what others do over HTTPS.</summary>
public sealed class InProcessAuditTests
{
    private static readonly AuditPolicy Bodies = new([new AuditRule(AuditLevel.RequestResponse)]) { OmitStages = [AuditStage.RequestReceived] };

    private static readonly ConfigMap Map = new() { Metadata = new() { Name = "a", Namespace = "default" }, Data = OrderedMap<string>.Of(("k", "1")) };

    [Fact]
    public async Task A_write_is_told_with_both_bodies()
    {
        var sink = new KeptEvents();
        await using var api = await TestApi.StartAsync();
        var client = ClientOf(api, sink);
        await client.CreateAsync(ConfigMapKind.Kind, Map);
        await client.PatchAsync(ConfigMapKind.Kind, new("default", "a"), Patch.Merge(new JsonObject { ["data"] = new JsonObject { ["k"] = "2" } }));
        var events = await sink.TakeAsync(2);
        Assert.Equal(["create", "patch"], events.Select(e => (string?)e["verb"]));
        Assert.All(events, e => Assert.Equal("system:kube-controller-manager", (string?)e["user"]!["username"]));
        Assert.Equal("/api/v1/namespaces/default/configmaps", (string?)events[0]["requestURI"]);
        Assert.Equal("""{"data":{"k":"2"}}""", events[1]["requestObject"]!.ToJsonString());
        Assert.Equal("2", (string?)events[1]["responseObject"]!["data"]!["k"]);
        Assert.Equal(201, (int)events[0]["responseStatus"]!["code"]!);
    }

    [Fact]
    public async Task A_refusal_is_told_with_its_reason()
    {
        var sink = new KeptEvents();
        await using var api = await TestApi.StartAsync();
        await Assert.ThrowsAsync<ApiException>(() => ClientOf(api, sink).GetAsync(ConfigMapKind.Kind, new("default", "none")));
        var status = Assert.Single(await sink.TakeAsync(1))["responseStatus"]!;
        Assert.Equal(404, (int)status["code"]!);
        Assert.Equal("NotFound", (string?)status["reason"]);
    }

    [Fact]
    public async Task A_watch_is_told_when_its_first_event_has_come_and_when_it_ends()
    {
        var sink = new KeptEvents();
        await using var api = await TestApi.StartAsync();
        var client = ClientOf(api, sink);
        await client.CreateAsync(ConfigMapKind.Kind, Map);
        await sink.TakeAsync(1);
        await foreach (var _ in client.WatchAsync(ConfigMapKind.Kind, "default", new WatchQuery { ResourceVersion = "0" }, TestContext.Current.CancellationToken)) break;
        Assert.Equal(["ResponseStarted", "ResponseComplete"], (await sink.TakeAsync(2)).Skip(1).Select(e => (string?)e["stage"]));
    }

    private static IApiClient ClientOf(TestApi api, IAuditSink sink)
    {
        var recorder = new RequestRecorder(new ServedKinds(Kinds.All), new Auditor(Bodies, sink, Surroundings.OnThisMachine), TimeProvider.System);
        return new InProcessClientFactory(api.Api, new Everybody(), recorder).As(new ClientIdentity("system:kube-controller-manager", [], "test/1"));
    }

    private sealed class Everybody : IAccessCheck
    {
        public ValueTask CheckAsync(ResourceRequest request, string verb, string fieldSelector, CancellationToken cancel) => ValueTask.CompletedTask;
    }
}
