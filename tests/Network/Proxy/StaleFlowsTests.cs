using Keles.Api.Core.V1;
using Keles.Api.Discovery.V1;
using Keles.Network.Proxy.Flows;
using Keles.Network.Proxy.Tables;

namespace Keles.Network.Tests.Proxy;

public sealed class StaleFlowsTests
{
    private static readonly Service Dns = AService.Named("dns", "10.96.0.9").Port(53, "", "UDP", nodePort: 30053);

    private static readonly IPAddress[] Node = [IPAddress.Parse("172.30.0.11")];

    [Fact]
    public void A_target_that_is_gone_takes_its_flows_along() => Assert.Equal(
        [
            "-f ipv4 -p udp --orig-dst 10.96.0.9 --orig-port-dst 53 --reply-src 10.244.1.3",
            "-f ipv4 -p udp --orig-dst 172.30.0.11 --orig-port-dst 30053 --reply-src 10.244.1.3",
        ], Between(Table(Slice("10.244.1.2", "10.244.1.3")), Table(Slice("10.244.1.2"))));

    [Fact]
    public void The_first_target_ends_flows_that_went_nowhere() => Assert.Equal(
        ["-f ipv4 -p udp --orig-dst 10.96.0.9 --orig-port-dst 53", "-f ipv4 -p udp --orig-dst 172.30.0.11 --orig-port-dst 30053"],
        Between(Table(Slice()), Table(Slice("10.244.1.2"))));

    [Fact]
    public void A_service_that_is_gone_takes_its_flows_along() =>
        Assert.Equal(2, Between(Table(Slice("10.244.1.2")), new ServiceTable(AddressFamily.InterNetwork, [])).Count());

    [Fact]
    public void More_targets_disturb_nobody() => Assert.Empty(Between(Table(Slice("10.244.1.2")), Table(Slice("10.244.1.2", "10.244.1.3"))));

    [Fact]
    public void Connections_have_an_end_of_their_own_unless_they_are_only_being_made()
    {
        var service = AService.Named("web", "10.96.0.9").Port(80);
        EndpointSlice To(params string[] addresses) => addresses.Aggregate(ASlice.Of("web").Port(8080), static (s, a) => s.Endpoint(a));
        Assert.Equal(["-f ipv4 -p tcp --state SYN_SENT --reply-src 10.244.1.2"], Between(Table(To("10.244.1.2", "10.244.1.3"), service), Table(To("10.244.1.3"), service)));
        Assert.Equal(["-f ipv4 -p tcp --state SYN_SENT --reply-src 10.244.1.2"], Between(Table(To("10.244.1.2"), service), new ServiceTable(AddressFamily.InterNetwork, [])));
        Assert.Empty(Between(Table(To("10.244.1.2"), service), Table(To("10.244.1.2", "10.244.1.3"), service)));
    }

    private static EndpointSlice Slice(params string[] addresses) => addresses.Aggregate(ASlice.Of("dns").Port(53, "", "UDP"), static (s, a) => s.Endpoint(a));

    private static ServiceTable Table(EndpointSlice slice, Service? service = null) =>
        ServiceTable.Build(AddressFamily.InterNetwork, [service ?? Dns], [slice], new NodePlace("node-1"));

    private static IEnumerable<string> Between(ServiceTable before, ServiceTable after) => StaleFlows.Between(before, after, Node).Select(static f => string.Join(' ', f));
}
