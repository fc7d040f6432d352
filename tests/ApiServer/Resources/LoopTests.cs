using Keles.Api.Core.V1;
using Keles.Api.Networking.V1;
using Keles.Machinery;
using Microsoft.Extensions.Logging.Abstractions;
using static Keles.ApiServer.Tests.Resources.TestServer;

namespace Keles.ApiServer.Tests.Resources;

/// <summary>What the server does by itself from time to time.</summary>
public sealed class LoopTests
{
    [Fact]
    public async Task Events_are_deleted_an_hour_after_their_last_change()
    {
        await using var server = await StartAsync();
        var sweeper = new EventSweeper(server.Store, Around(server.Time), NullLoggerFactory.Instance);
        await EventAsync(server, "old");
        await EventAsync(server, "repeated");
        server.Time.Advance(TimeSpan.FromMinutes(50));
        await server.PatchAsync<Event>(EventKind.Kind, "repeated", "{count: 2}");
        await EventAsync(server, "young");
        await SweepAsync(server, sweeper);
        Assert.Equal(["old", "repeated", "young"], Names(server, EventKind.Kind));
        server.Time.Advance(TimeSpan.FromMinutes(11));
        await SweepAsync(server, sweeper);
        Assert.Equal(["repeated", "young"], Names(server, EventKind.Kind));
        server.Time.Advance(TimeSpan.FromMinutes(60));
        await SweepAsync(server, sweeper);
        Assert.Empty(Names(server, EventKind.Kind));
    }

    [Fact]
    public async Task A_service_whose_address_lost_its_object_gets_it_back()
    {
        await using var server = await StartAsync();
        var service = await server.CreateAsync<Service>(ServiceKind.Kind, "{metadata: {name: a}, spec: {ports: [{port: 80}]}}");
        await server.DeleteAsync<Api.Networking.V1.IPAddress>(IPAddressKind.Kind, service.Spec.ClusterIP);
        await RepairAsync(server);
        Assert.Equal("a", (await server.GetAsync<Api.Networking.V1.IPAddress>(IPAddressKind.Kind, service.Spec.ClusterIP)).Spec.ParentRef!.Name);
    }

    [Fact]
    public async Task An_address_that_no_service_has_is_freed_when_it_is_not_young()
    {
        await using var server = await StartAsync();
        var service = await server.CreateAsync<Service>(ServiceKind.Kind, "{metadata: {name: a}, spec: {ports: [{port: 80}]}}");
        await server.Store.DeleteAsync(ServiceKind.Kind, "default", "a", (await server.Store.GetAsync(ServiceKind.Kind, "default", "a", CancellationToken.None))!.Revision, CancellationToken.None);
        await RepairAsync(server);
        Assert.NotNull(await server.FindAsync<Api.Networking.V1.IPAddress>(IPAddressKind.Kind, service.Spec.ClusterIP));
        server.Time.Advance(TimeSpan.FromMinutes(2));
        await RepairAsync(server);
        Assert.Null(await server.FindAsync<Api.Networking.V1.IPAddress>(IPAddressKind.Kind, service.Spec.ClusterIP));
    }

    [Fact]
    public async Task A_repair_leaves_what_is_right_alone()
    {
        await using var server = await StartAsync();
        var service = await server.CreateAsync<Service>(ServiceKind.Kind, "{metadata: {name: a}, spec: {ports: [{port: 80}]}}");
        var before = await server.GetAsync<Api.Networking.V1.IPAddress>(IPAddressKind.Kind, service.Spec.ClusterIP);
        server.Time.Advance(TimeSpan.FromMinutes(5));
        await RepairAsync(server);
        Assert.Equal(before, await server.GetAsync<Api.Networking.V1.IPAddress>(IPAddressKind.Kind, service.Spec.ClusterIP));
    }

    private static Task RepairAsync(TestServer server) => new AddressRepair(server.Store, ServiceRanges.Default, Around(server.Time), NullLoggerFactory.Instance).RoundAsync(CancellationToken.None);

    private static async Task SweepAsync(TestServer server, EventSweeper sweeper)
    {
        await server.Store.CatchUpAsync(CancellationToken.None);
        await sweeper.RoundAsync(CancellationToken.None);
        await server.Store.CatchUpAsync(CancellationToken.None);
    }

    private static IEnumerable<string> Names(TestServer server, Api.Kind kind) => server.Store.List(kind, "").Items().Select(static o => o.Metadata.Name);

    private static Task EventAsync(TestServer server, string name) =>
        server.CreateAsync<Event>(EventKind.Kind, $"{{metadata: {{name: {name}, namespace: default}}, involvedObject: {{kind: Pod, name: p, namespace: default}}, reason: R, type: Normal}}");
}
