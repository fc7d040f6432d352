using Keles.Api.Core.V1;
using Keles.Api.Discovery.V1;
using Keles.Machinery;

namespace Keles.Controllers.Tests.EndpointSlices;

public sealed class EndpointSliceTests
{
    private readonly Bench bench = new(["endpointslice-controller", "endpoint-controller", "endpointslicemirroring-controller"]);

    public EndpointSliceTests() => bench.Api.Put(new Node { Metadata = new() { Name = "node-1" } });

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public void A_pod_of_a_node_that_is_not_there_is_left_out_until_it_is(bool all, int listed)
    {
        Put("a", "10.244.0.5");
        Put("b", "10.244.0.6");
        bench.Api.Change<Pod>(new(A.Ns, "b"), static p => p with { Spec = p.Spec with { NodeName = "gone" } });
        bench.Create(Service() with { Spec = Service().Spec with { PublishNotReadyAddresses = all } });
        bench.Settle();
        Assert.Equal(listed, Slices().Single().Endpoints.Count);
        Assert.Equal(!all, bench.EventTexts.Contains("Warning FailedToUpdateEndpointSlices Error updating Endpoint Slices for Service shop/svc: skipping Pod b for Service shop/svc: Node gone Not Found"));
        bench.Api.Put(new Node { Metadata = new() { Name = "gone" } });
        bench.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(2, Slices().Single().Endpoints.Count);
    }

    [Fact]
    public void Lists_ready_pods_with_their_ports_and_says_where_they_run()
    {
        bench.Api.Put(new Node { Metadata = new() { Name = "node-1", Labels = A.Labels(("topology.kubernetes.io/zone", "z1")) } });
        Put("a", "10.244.0.5");
        bench.Create(Service());
        bench.Settle();
        var slice = Assert.Single(Slices());
        Assert.Equal(("IPv4", "svc", "endpointslice-controller.k8s.io"), (slice.AddressType, slice.Metadata.Labels["kubernetes.io/service-name"], slice.Metadata.Labels["endpointslice.kubernetes.io/managed-by"]));
        Assert.Equal(("http", 8080, "TCP"), (slice.Ports[0].Name, slice.Ports[0].Port, slice.Ports[0].Protocol));
        var endpoint = Assert.Single(slice.Endpoints);
        Assert.Equal(("10.244.0.5", true, true, false, "node-1", "z1", "a"), (endpoint.Addresses[0], endpoint.Conditions.Ready, endpoint.Conditions.Serving, endpoint.Conditions.Terminating, endpoint.NodeName, endpoint.Zone, endpoint.TargetRef!.Name));
        Assert.Equal("svc", slice.Metadata.OwnerReferences[0].Name);
        var legacy = Assert.Single(bench.Api.Get<Api.Core.V1.Endpoints>(A.Ns, "svc").Subsets);
        Assert.Equal(("10.244.0.5", 8080), (legacy.Addresses[0].Ip, legacy.Ports[0].Port));
    }

    [Theory]
    [InlineData("PreferClose", "z1", "")]
    [InlineData("PreferSameZone", "z1", "")]
    [InlineData("PreferSameNode", "z1", "node-1")]
    [InlineData(null, "", "")]
    public void Traffic_that_shall_stay_near_gets_hints_for_ready_endpoints(string? distribution, string zones, string nodes)
    {
        bench.Api.Put(new Node { Metadata = new() { Name = "node-1", Labels = A.Labels(("topology.kubernetes.io/zone", "z1")) } });
        Put("a", "10.244.0.5");
        Put("b", "10.244.0.6", ready: false);
        bench.Create(Service() with { Spec = Service().Spec with { TrafficDistribution = distribution } });
        bench.Settle();
        var endpoints = Slices().Single().Endpoints.ToArray().ToDictionary(static e => e.TargetRef!.Name);
        Assert.Equal(zones, string.Join(",", endpoints["a"].Hints?.ForZones.Select(static z => z.Name).ToArray() ?? []));
        Assert.Equal(nodes, string.Join(",", endpoints["a"].Hints?.ForNodes.Select(static n => n.Name).ToArray() ?? []));
        Assert.Null(endpoints["b"].Hints);
    }

    [Fact]
    public void What_is_written_says_when_its_cause_happened()
    {
        const string Annotation = "endpoints.kubernetes.io/last-change-trigger-time";
        Put("a", "10.244.0.5");
        bench.Create(Service());
        bench.Settle();
        bench.Advance(TimeSpan.FromMinutes(1));
        Put("b", "10.244.0.6");
        var moment = bench.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        bench.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((moment, moment), (Slices()[0].Metadata.Annotations.Get(Annotation), bench.Api.Get<Api.Core.V1.Endpoints>(A.Ns, "svc").Metadata.Annotations.Get(Annotation)));
        bench.Api.Remove<Pod>(new(A.Ns, "b"));
        bench.Settle();
        Assert.Null(Slices()[0].Metadata.Annotations.Get(Annotation));
    }

    [Fact]
    public void A_service_without_pods_has_an_empty_slice()
    {
        bench.Create(Service());
        bench.Settle();
        Assert.Empty(Assert.Single(Slices()).Endpoints);
        Assert.Empty(bench.Api.Get<Api.Core.V1.Endpoints>(A.Ns, "svc").Subsets);
    }

    [Fact]
    public void A_pod_on_its_way_out_still_serves_but_is_not_ready()
    {
        Put("a", "10.244.0.5");
        bench.Create(Service());
        bench.Settle();
        bench.Delete<Pod>(A.Ns, "a");
        bench.Settle();
        var endpoint = Assert.Single(Assert.Single(Slices()).Endpoints);
        Assert.Equal((false, true, true), (endpoint.Conditions.Ready, endpoint.Conditions.Serving, endpoint.Conditions.Terminating));
        Assert.Empty(bench.Api.Get<Api.Core.V1.Endpoints>(A.Ns, "svc").Subsets);
        bench.Api.Remove<Pod>(new(A.Ns, "a"));
        bench.Settle();
        Assert.Empty(Assert.Single(Slices()).Endpoints);
    }

    [Fact]
    public void An_unready_pod_is_listed_as_such_unless_the_service_publishes_it()
    {
        Put("a", "10.244.0.5", ready: false);
        bench.Create(Service());
        bench.Settle();
        Assert.False(Slices()[0].Endpoints[0].Conditions.Ready);
        Assert.Equal("10.244.0.5", bench.Api.Get<Api.Core.V1.Endpoints>(A.Ns, "svc").Subsets[0].NotReadyAddresses[0].Ip);
        bench.Update<Service>(A.Ns, "svc", s => s with { Spec = s.Spec with { PublishNotReadyAddresses = true } });
        bench.Settle();
        Assert.True(Slices()[0].Endpoints[0].Conditions.Ready);
        Assert.Equal("10.244.0.5", bench.Api.Get<Api.Core.V1.Endpoints>(A.Ns, "svc").Subsets[0].Addresses[0].Ip);
    }

    [Fact]
    public void Named_target_ports_are_found_in_each_pod()
    {
        Put("a", "10.244.0.5", port: 8081);
        Put("b", "10.244.0.6", port: 9090);
        bench.Create(Service() with { Spec = Service().Spec with { Ports = [new() { Name = "http", Port = 80, TargetPort = "web", Protocol = "TCP" }] } });
        bench.Settle();
        Assert.Equal([8081, 9090], Slices().Select(s => s.Ports[0].Port!.Value).Order());
        Assert.Equal([8081, 9090], bench.Api.Get<Api.Core.V1.Endpoints>(A.Ns, "svc").Subsets.Select(s => s.Ports[0].Port).Order());
    }

    [Fact]
    public void A_pod_of_a_headless_service_has_its_own_name()
    {
        var pod = bench.Ready(A.Pod("a"), "10.244.0.5");
        bench.Api.Put(pod with { Spec = pod.Spec with { Hostname = "db-0", Subdomain = "svc" } });
        bench.Create(Service() with { Spec = Service().Spec with { ClusterIP = "None" } });
        bench.Settle();
        Assert.Equal("db-0", Slices()[0].Endpoints[0].Hostname);
        Assert.Equal("", Slices()[0].Metadata.Labels["service.kubernetes.io/headless"]);
        Assert.Equal("db-0", bench.Api.Get<Api.Core.V1.Endpoints>(A.Ns, "svc").Subsets[0].Addresses[0].Hostname);
    }

    [Fact]
    public void Many_pods_fill_several_slices_and_one_change_writes_one_of_them()
    {
        for (var i = 0; i < 250; i++) Put($"p{i:000}", $"10.244.{i / 200}.{i % 200 + 1}");
        bench.Create(Service());
        bench.Settle();
        Assert.Equal([50, 100, 100], Slices().Select(s => s.Endpoints.Count).Order());
        var before = bench.Api.Writes.Count(w => w.Kind.Name == "EndpointSlice");
        bench.Api.Remove<Pod>(new(A.Ns, "p007"));
        bench.Settle();
        Assert.Equal(before + 1, bench.Api.Writes.Count(w => w.Kind.Name == "EndpointSlice"));
        Assert.Equal(249, Slices().Sum(s => s.Endpoints.Count));
    }

    [Fact]
    public void A_service_without_selector_is_left_to_whoever_writes_its_endpoints_and_those_are_mirrored()
    {
        bench.Create(Service() with { Spec = Service().Spec with { Selector = default } });
        bench.Create(new Api.Core.V1.Endpoints
        {
            Metadata = new() { Name = "svc", Namespace = A.Ns },
            Subsets = [new() { Addresses = [new() { Ip = "192.0.2.7" }], NotReadyAddresses = [new() { Ip = "192.0.2.8" }], Ports = [new() { Port = 5432, Protocol = "TCP" }] }],
        });
        bench.Settle();
        var slice = Assert.Single(Slices());
        Assert.Equal("endpointslicemirroring-controller.k8s.io", slice.Metadata.Labels["endpointslice.kubernetes.io/managed-by"]);
        Assert.Equal([("192.0.2.7", true), ("192.0.2.8", false)], slice.Endpoints.Select(e => (e.Addresses[0], e.Conditions.Ready!.Value)));
        bench.Delete<Api.Core.V1.Endpoints>(A.Ns, "svc");
        bench.Settle();
        Assert.Empty(Slices());
    }

    [Fact]
    public void When_nothing_changes_nothing_is_written()
    {
        Put("a", "10.244.0.5");
        bench.Create(Service());
        bench.Settle();
        var before = bench.Api.Writes.Count;
        bench.Api.Change<Pod>(new(A.Ns, "a"), p => p with { Metadata = p.Metadata with { Annotations = A.Labels(("x", "y")) } });
        bench.Api.Change<Service>(new(A.Ns, "svc"), s => s with { Metadata = s.Metadata with { Annotations = A.Labels(("x", "y")) } });
        bench.Settle();
        Assert.Equal(before, bench.Api.Writes.Count);
    }

    private void Put(string name, string ip, bool ready = true, int port = 8080)
    {
        var pod = bench.Ready(A.Pod(name), ip);
        if (!ready) pod = pod with { Status = pod.Status with { Conditions = [] } };
        bench.Api.Put(pod with { Spec = pod.Spec with { Containers = [new() { Name = "c", Ports = [new() { Name = "web", ContainerPortValue = port, Protocol = "TCP" }] }] } });
    }

    private static Service Service() => new()
    {
        Metadata = new() { Name = "svc", Namespace = A.Ns },
        Spec = new() { Selector = A.Labels(("app", "web")), ClusterIP = "10.96.0.50", Ports = [new() { Name = "http", Port = 80, TargetPort = 8080, Protocol = "TCP" }] },
    };

    private IReadOnlyList<EndpointSlice> Slices() => bench.Api.List<EndpointSlice>();
}
