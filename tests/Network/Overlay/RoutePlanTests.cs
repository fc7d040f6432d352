using Keles.Linux;
using Keles.Network.Overlay;

namespace Keles.Network.Tests.Overlay;

public sealed class RoutePlanTests
{
    private static readonly Peer Two = new("node-2", IPNetwork.Parse("10.244.2.0/24"), IPAddress.Parse("172.30.0.12"));

    [Fact]
    public void Each_node_gets_a_route_and_services_get_one_too() => Assert.Equal(
        ["route replace 10.244.2.0/24 via 172.30.0.12 proto 107", "route replace 10.96.0.0/16 dev eth0 proto 107"], Changes([], Two));

    [Fact]
    public void What_is_there_is_left_alone() => Assert.Empty(Changes([Ours("10.244.2.0/24", "172.30.0.12"), Services], Two));

    [Fact]
    public void A_node_that_moved_is_followed_and_one_that_is_gone_forgotten() => Assert.Equal(
        ["route del 10.244.3.0/24 proto 107", "route replace 10.244.2.0/24 via 172.30.0.12 proto 107"],
        Changes([Ours("10.244.2.0/24", "172.30.0.99"), Ours("10.244.3.0/24", "172.30.0.13"), Services], Two));

    [Fact]
    public void Routes_of_others_are_left_alone() =>
        Assert.Empty(Changes([new NetworkRoute("10.244.3.0/24", IPAddress.Parse("172.30.0.13"), "eth0", [], "static"), Services]));

    [Fact]
    public void A_node_without_the_link_has_no_route_to_services() => Assert.Empty(RoutePlan.Changes([], [], [IPNetwork.Parse("10.96.0.0/16")], null));

    private static NetworkRoute Services => new("10.96.0.0/16", null, "eth0", [], "107");

    private static NetworkRoute Ours(string range, string via) => new(range, IPAddress.Parse(via), "eth0", [], "107");

    private static IReadOnlyList<string> Changes(NetworkRoute[] present, params Peer[] peers) => RoutePlan.Changes(present, peers, [IPNetwork.Parse("10.96.0.0/16")], "eth0");
}
