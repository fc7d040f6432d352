using Keles.Api.Core.V1;
using Keles.Api.Networking.V1;
using Keles.Machinery;
using static Keles.ApiServer.Tests.Resources.TestServer;

namespace Keles.ApiServer.Tests.Resources;

/// <summary>Addresses and node ports of services.</summary>
public sealed class ServiceAllocationTests
{
    private static readonly ServiceRanges Small = new([System.Net.IPNetwork.Parse("10.96.0.0/28")], 30000, 30019);

    [Fact]
    public async Task A_service_gets_an_address_of_the_range_above_those_left_for_people()
    {
        await using var server = await StartAsync();
        var service = await server.CreateAsync<Service>(ServiceKind.Kind, Web("a"));
        Assert.Equal([service.Spec.ClusterIP], service.Spec.ClusterIPs.ToArray());
        Assert.Equal(["IPv4"], service.Spec.IpFamilies.ToArray());
        Assert.Equal("SingleStack", service.Spec.IpFamilyPolicy);
        var bytes = System.Net.IPAddress.Parse(service.Spec.ClusterIP).GetAddressBytes();
        Assert.Equal((10, 96), (bytes[0], bytes[1]));
        Assert.True(bytes[2] >= 1, service.Spec.ClusterIP);
    }

    [Fact]
    public async Task A_taken_address_is_an_object_that_names_its_service_and_goes_with_it()
    {
        await using var server = await StartAsync();
        var service = await server.CreateAsync<Service>(ServiceKind.Kind, Web("a"));
        var address = await server.GetAsync<Api.Networking.V1.IPAddress>(IPAddressKind.Kind, service.Spec.ClusterIP);
        Assert.Equal(new ParentReference { Resource = "services", Namespace = "default", Name = "a" }, address.Spec.ParentRef);
        Assert.Equal("IPv4", address.Metadata.Labels["ipaddress.kubernetes.io/ip-family"]);
        await server.DeleteAsync<Service>(ServiceKind.Kind, "a");
        Assert.Null(await server.FindAsync<Api.Networking.V1.IPAddress>(IPAddressKind.Kind, service.Spec.ClusterIP));
    }

    [Fact]
    public async Task An_address_that_is_asked_for_is_given_once()
    {
        await using var server = await StartAsync();
        var first = await server.CreateAsync<Service>(ServiceKind.Kind, Web("dns", "clusterIP: 10.96.0.10"));
        Assert.Equal("10.96.0.10", first.Spec.ClusterIP);
        var status = await RefusedAsync(() => server.CreateAsync<Service>(ServiceKind.Kind, Web("other", "clusterIP: 10.96.0.10")));
        Assert.Equal(422, status.Code);
        Assert.Equal("Service \"other\" is invalid: spec.clusterIPs: Invalid value: [\"10.96.0.10\"]: failed to allocate IP 10.96.0.10: provided IP is already allocated", status.Message);
        await server.DeleteAsync<Service>(ServiceKind.Kind, "dns");
        Assert.Equal("10.96.0.10", (await server.CreateAsync<Service>(ServiceKind.Kind, Web("other", "clusterIP: 10.96.0.10"))).Spec.ClusterIP);
    }

    [Fact]
    public async Task An_address_outside_the_range_is_refused()
    {
        await using var server = await StartAsync();
        var status = await RefusedAsync(() => server.CreateAsync<Service>(ServiceKind.Kind, Web("a", "clusterIP: 192.168.0.1")));
        Assert.Equal("Service \"a\" is invalid: spec.clusterIPs: Invalid value: [\"192.168.0.1\"]: failed to allocate IP 192.168.0.1: the provided IP (192.168.0.1) is not in the valid range. The range of valid IPs is 10.96.0.0/16", status.Message);
    }

    [Fact]
    public async Task Headless_services_and_names_get_no_address()
    {
        await using var server = await StartAsync();
        var headless = await server.CreateAsync<Service>(ServiceKind.Kind, Web("a", "clusterIP: None"));
        Assert.Equal(["None"], headless.Spec.ClusterIPs.ToArray());
        var bare = await server.CreateAsync<Service>(ServiceKind.Kind, "{metadata: {name: b}, spec: {clusterIP: None, ports: [{port: 80}]}}");
        Assert.Equal(("RequireDualStack", 2), (bare.Spec.IpFamilyPolicy, bare.Spec.IpFamilies.Count));
        var name = await server.CreateAsync<Service>(ServiceKind.Kind, "{metadata: {name: c}, spec: {type: ExternalName, externalName: a.example.com}}");
        Assert.True(name.Spec.ClusterIPs.IsEmpty);
        await server.Store.CatchUpAsync(CancellationToken.None);
        Assert.Empty(server.Store.List(IPAddressKind.Kind, "").Items());
    }

    [Fact]
    public async Task A_cluster_of_one_family_refuses_services_that_require_both()
    {
        await using var server = await StartAsync();
        var status = await RefusedAsync(() => server.CreateAsync<Service>(ServiceKind.Kind, Web("a", "ipFamilyPolicy: RequireDualStack")));
        Assert.Equal("Service \"a\" is invalid: spec.ipFamilyPolicy: Invalid value: \"RequireDualStack\": this cluster is not configured for dual-stack services", status.Message);
        status = await RefusedAsync(() => server.CreateAsync<Service>(ServiceKind.Kind, Web("a", "ipFamilies: [IPv6]")));
        Assert.Equal("Service \"a\" is invalid: spec.ipFamilies[0]: Invalid value: \"IPv6\": not configured on this cluster", status.Message);
    }

    [Fact]
    public async Task A_cluster_of_both_families_gives_both_and_takes_the_second_back()
    {
        await using var server = await StartAsync(ranges: new([System.Net.IPNetwork.Parse("10.96.0.0/16"), System.Net.IPNetwork.Parse("fd00:1::/112")], 30000, 32767));
        var service = await server.CreateAsync<Service>(ServiceKind.Kind, Web("a", "ipFamilyPolicy: PreferDualStack"));
        Assert.Equal(["IPv4", "IPv6"], service.Spec.IpFamilies.ToArray());
        Assert.StartsWith("fd00:1::", service.Spec.ClusterIPs[1], StringComparison.Ordinal);
        var single = await server.PatchAsync<Service>(ServiceKind.Kind, "a", "{spec: {ipFamilyPolicy: SingleStack}}");
        Assert.Equal([service.Spec.ClusterIP], single.Spec.ClusterIPs.ToArray());
        Assert.Null(await server.FindAsync<Api.Networking.V1.IPAddress>(IPAddressKind.Kind, service.Spec.ClusterIPs[1]));
        var both = await server.PatchAsync<Service>(ServiceKind.Kind, "a", "{spec: {ipFamilyPolicy: RequireDualStack}}");
        Assert.Equal(2, both.Spec.ClusterIPs.Count);
        await server.Store.CatchUpAsync(CancellationToken.None);
        Assert.Equal(2, server.Store.List(IPAddressKind.Kind, "").Items().Count());
    }

    [Fact]
    public async Task Node_ports_are_given_from_the_range_and_refused_outside_and_twice()
    {
        await using var server = await StartAsync();
        var service = await server.CreateAsync<Service>(ServiceKind.Kind, Web("a", "type: NodePort"));
        Assert.InRange(service.Spec.Ports[0].NodePort, 30086, 32767);
        await server.CreateAsync<Service>(ServiceKind.Kind, NodePort("b", 30005));
        Assert.Equal(
            "Service \"c\" is invalid: spec.ports[0].nodePort: Invalid value: 30005: provided port is already allocated",
            (await RefusedAsync(() => server.CreateAsync<Service>(ServiceKind.Kind, NodePort("c", 30005)))).Message);
        Assert.Equal(
            "Service \"c\" is invalid: spec.ports[0].nodePort: Invalid value: 80: provided port is not in the valid range. The range of valid ports is 30000-32767",
            (await RefusedAsync(() => server.CreateAsync<Service>(ServiceKind.Kind, NodePort("c", 80)))).Message);
    }

    [Fact]
    public async Task Entries_for_the_same_port_share_a_node_port()
    {
        await using var server = await StartAsync();
        var service = await server.CreateAsync<Service>(ServiceKind.Kind, """
            {metadata: {name: a}, spec: {type: NodePort, ports: [{name: t, port: 53}, {name: u, port: 53, protocol: UDP}, {name: w, port: 80}]}}
            """);
        Assert.Equal(service.Spec.Ports[0].NodePort, service.Spec.Ports[1].NodePort);
        Assert.NotEqual(service.Spec.Ports[0].NodePort, service.Spec.Ports[2].NodePort);
    }

    [Fact]
    public async Task A_changed_type_gives_node_ports_and_takes_them_back()
    {
        await using var server = await StartAsync(ranges: Small);
        await server.CreateAsync<Service>(ServiceKind.Kind, Web("a"));
        var open = await server.PatchAsync<Service>(ServiceKind.Kind, "a", "{spec: {type: NodePort}}");
        var port = open.Spec.Ports[0].NodePort;
        Assert.InRange(port, 30000, 30019);
        var closed = await server.PatchAsync<Service>(ServiceKind.Kind, "a", "{spec: {type: ClusterIP}}");
        Assert.Equal(0, closed.Spec.Ports[0].NodePort);
        Assert.Equal(port, (await server.CreateAsync<Service>(ServiceKind.Kind, NodePort("b", port))).Spec.Ports[0].NodePort);
    }

    [Fact]
    public async Task A_name_gives_its_address_back_and_gets_one_again()
    {
        await using var server = await StartAsync();
        var service = await server.CreateAsync<Service>(ServiceKind.Kind, Web("a"));
        var name = await server.PatchAsync<Service>(ServiceKind.Kind, "a", "{spec: {type: ExternalName, externalName: x.example.com}}");
        Assert.Equal("", name.Spec.ClusterIP);
        Assert.Null(await server.FindAsync<Api.Networking.V1.IPAddress>(IPAddressKind.Kind, service.Spec.ClusterIP));
        var again = await server.PatchAsync<Service>(ServiceKind.Kind, "a", "{spec: {type: ClusterIP, externalName: null}}");
        Assert.NotEqual("", again.Spec.ClusterIP);
        Assert.NotNull(await server.FindAsync<Api.Networking.V1.IPAddress>(IPAddressKind.Kind, again.Spec.ClusterIP));
    }

    [Fact]
    public async Task A_local_balancer_gets_a_port_for_health_checks()
    {
        await using var server = await StartAsync();
        var service = await server.CreateAsync<Service>(ServiceKind.Kind, Web("a", "type: LoadBalancer, externalTrafficPolicy: Local"));
        Assert.InRange(service.Spec.HealthCheckNodePort, 30000, 32767);
        Assert.NotEqual(service.Spec.Ports[0].NodePort, service.Spec.HealthCheckNodePort);
        var open = await server.PatchAsync<Service>(ServiceKind.Kind, "a", "{spec: {externalTrafficPolicy: Cluster}}");
        Assert.Equal(0, open.Spec.HealthCheckNodePort);
        await server.CreateAsync<Service>(ServiceKind.Kind, NodePort("b", service.Spec.HealthCheckNodePort));
    }

    [Fact]
    public async Task A_dry_run_and_a_refused_service_keep_nothing()
    {
        await using var server = await StartAsync();
        Assert.NotEqual("", (await server.CreateAsync<Service>(ServiceKind.Kind, Web("a", "type: NodePort"), dryRun: true)).Spec.ClusterIP);
        Assert.Equal("10.96.0.7", (await server.CreateAsync<Service>(ServiceKind.Kind, Web("a", "clusterIP: 10.96.0.7, type: NodePort"), dryRun: true)).Spec.ClusterIP);
        await RefusedAsync(() => server.CreateAsync<Service>(ServiceKind.Kind, Web("a", "clusterIP: 10.96.0.7, sessionAffinity: Sometimes")));
        await RefusedAsync(() => server.CreateAsync<Service>(ServiceKind.Kind, "{metadata: {name: a}, spec: {type: NodePort, clusterIP: 10.96.0.7, ports: [{port: 80, nodePort: 30001, name: x}, {port: 81, nodePort: 80, name: w}]}}"));
        await server.Store.CatchUpAsync(CancellationToken.None);
        Assert.Empty(server.Store.List(IPAddressKind.Kind, "").Items());
        await server.CreateAsync<Service>(ServiceKind.Kind, NodePort("b", 30001));
    }

    [Fact]
    public async Task Many_creations_at_once_never_share_an_address_or_a_port()
    {
        await using var server = await StartAsync(ranges: new([System.Net.IPNetwork.Parse("10.96.0.0/24")], 30000, 30299));
        var created = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => server.CreateAsync<Service>(ServiceKind.Kind, Web($"s{i}", "type: NodePort")))));
        Assert.Equal(200, created.Select(s => s.Spec.ClusterIP).Distinct().Count());
        Assert.Equal(200, created.Select(s => s.Spec.Ports[0].NodePort).Distinct().Count());
    }

    [Fact]
    public async Task A_full_range_says_so_and_has_room_again_after_a_deletion()
    {
        await using var server = await StartAsync(ranges: Small);
        for (var i = 0; i < 14; i++) await server.CreateAsync<Service>(ServiceKind.Kind, Web($"s{i}"));
        var status = await RefusedAsync(() => server.CreateAsync<Service>(ServiceKind.Kind, Web("late")));
        Assert.Equal((500, "Internal error occurred: failed to allocate a serviceIP: range is full"), (status.Code, status.Message));
        await server.DeleteAsync<Service>(ServiceKind.Kind, "s3");
        await server.Store.CatchUpAsync(CancellationToken.None);
        await server.CreateAsync<Service>(ServiceKind.Kind, Web("late"));
    }

    [Fact]
    public async Task A_restarted_server_knows_what_was_given()
    {
        var storage = new Storage.Memory.MemoryStorage();
        var server = await StartAsync(storage);
        await server.CreateAsync<Service>(ServiceKind.Kind, Web("a", "clusterIP: 10.96.0.10"));
        await server.CreateAsync<Service>(ServiceKind.Kind, NodePort("b", 30005));
        await using var second = await StartAsync(storage);
        Assert.Equal(422, (await RefusedAsync(() => second.CreateAsync<Service>(ServiceKind.Kind, NodePort("c", 30005)))).Code);
        Assert.Equal(422, (await RefusedAsync(() => second.CreateAsync<Service>(ServiceKind.Kind, Web("c", "clusterIP: 10.96.0.10")))).Code);
        await server.DisposeAsync();
    }

    private static string Web(string name, string more = "") => $"{{metadata: {{name: {name}}}, spec: {{selector: {{a: b}}, ports: [{{port: 80}}]{(more.Length > 0 ? ", " + more : "")}}}}}";

    private static string NodePort(string name, int port) => $"{{metadata: {{name: {name}}}, spec: {{type: NodePort, ports: [{{port: 80, nodePort: {port}}}]}}}}";
}
