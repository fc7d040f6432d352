using System.Net;

namespace Keles.LocalCluster.Tests;

public class AddressPlanTests
{
    private static bool Within(IPAddress address, string network) => IPNetwork.Parse(network).Contains(address);

    [Fact]
    public void Every_node_has_an_address_of_its_own_apart_from_hub_pods_and_services()
    {
        var addresses = Enumerable.Range(1, AddressPlan.NodeLimit).Select(AddressPlan.Node).Append(AddressPlan.Hub).ToList();
        Assert.Equal(addresses.Count, addresses.Distinct().Count());
        Assert.All(addresses, a => Assert.True(Within(a, "172.30.0.0/16") && !Within(a, "10.244.0.0/16") && !Within(a, "10.96.0.0/16")));
        Assert.Equal("172.30.0.11", AddressPlan.Node(1).ToString());
    }

    [Theory]
    [InlineData("node-1", 1)]
    [InlineData("node-200", 200)]
    [InlineData("node-201", null)]
    [InlineData("node-0", null)]
    [InlineData("node-01", null)]
    [InlineData("node", null)]
    [InlineData("hub", null)]
    [InlineData("", null)]
    public void A_name_leads_back_to_its_index(string name, int? index) => Assert.Equal(index, AddressPlan.NodeIndex(name));

    [Fact]
    public void A_hardware_address_follows_from_the_address() =>
        Assert.Equal("0a:58:ac:1e:00:0b", AddressPlan.HardwareAddress(AddressPlan.Node(1)));
}
