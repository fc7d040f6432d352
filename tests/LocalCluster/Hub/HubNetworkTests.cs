using System.Net;

namespace Keles.LocalCluster.Tests;

public class HubNetworkTests
{
    private static Dictionary<string, IPAddress> Routes(params (string Range, int Node)[] routes) =>
        routes.ToDictionary(r => r.Range, r => AddressPlan.Node(r.Node));

    [Fact]
    public void Only_what_differs_is_changed() => Assert.Equal(
        ["route del 10.244.3.0/24", "route replace 10.244.1.0/24 via 172.30.0.12 dev keles0", "route replace 10.244.4.0/24 via 172.30.0.14 dev keles0"],
        HubNetwork.RouteChanges(
            Routes(("10.244.1.0/24", 1), ("10.244.2.0/24", 2), ("10.244.3.0/24", 3)),
            Routes(("10.244.4.0/24", 4), ("10.244.2.0/24", 2), ("10.244.1.0/24", 2))));

    [Fact]
    public void Nothing_is_changed_when_nothing_differs() =>
        Assert.Empty(HubNetwork.RouteChanges(Routes(("10.244.1.0/24", 1)), Routes(("10.244.1.0/24", 1))));

    [Fact]
    public void Names_of_links_fit_into_what_the_kernel_allows() =>
        Assert.All(Enumerable.Range(1, AddressPlan.NodeLimit), index => Assert.True(HubNetwork.Port(index).Length <= 15));
}
