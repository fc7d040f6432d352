using System.Net;

namespace Keles.Linux.Tests;

public class IpRouteTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Links_addresses_and_routes_are_made_and_listed()
    {
        await using var sandbox = Sandbox.Create(NamespaceKinds.Network);
        var ip = new IpRoute(Sandbox.Processes, sandbox.Namespaces);
        await ip.ApplyAsync([
            "link set lo up", "link add br0 type bridge", "address add 10.9.0.1/24 dev br0", "link set br0 up",
            "link add v0 mtu 1400 type veth peer name v1", "link set v0 master br0 up", "link set v1 up",
            "link add x0 type vxlan id 77 dstport 8472 dev br0 nolearning", "link set x0 up",
            "route add 10.8.0.0/16 via 10.9.0.2", "neighbour replace 10.9.0.9 lladdr 02:00:00:00:00:09 dev br0 nud permanent"], Cancel);
        await ip.ApplyBridgeAsync(["fdb replace 02:00:00:00:00:07 dev x0 dst 10.9.0.7"], Cancel);

        var links = (await ip.LinksAsync(Cancel)).ToDictionary(l => l.Name);
        Assert.Equal(("bridge", true), (links["br0"].Kind, links["br0"].IsUp));
        Assert.Contains(new IPNetworkAddress(IPAddress.Parse("10.9.0.1"), 24), links["br0"].Addresses);
        Assert.Equal(("veth", 1400, "br0", links["v1"].Index), (links["v0"].Kind, links["v0"].Mtu, links["v0"].Controller, links["v0"].PeerIndex));
        Assert.Equal(77, links["x0"].VxlanId);

        var route = Assert.Single(await ip.RoutesAsync(Cancel), r => r.Destination == "10.8.0.0/16");
        Assert.Equal((IPAddress.Parse("10.9.0.2"), "br0"), (route.Gateway, route.Link));
        var neighbour = Assert.Single(await ip.NeighboursAsync("br0", Cancel), n => n.IsPermanent);
        Assert.Equal("02:00:00:00:00:09", neighbour.HardwareAddress);
        Assert.Contains(new ForwardingEntry("02:00:00:00:00:07", IPAddress.Parse("10.9.0.7"), true), await ip.ForwardingAsync("x0", Cancel));
    }

    [Fact]
    public async Task A_failing_line_is_named()
    {
        await using var sandbox = Sandbox.Create(NamespaceKinds.Network);
        var ip = new IpRoute(Sandbox.Processes, sandbox.Namespaces);
        var problem = await Assert.ThrowsAsync<CommandException>(() => ip.ApplyAsync(["link set lo up", "link set nothing up", "link set lo down"], Cancel));
        Assert.StartsWith("ip link set nothing up failed with exit code 1: Cannot find device \"nothing\"", problem.Message);
    }

    [Fact]
    public async Task Settings_belong_to_their_namespace()
    {
        await using var sandbox = Sandbox.Create(NamespaceKinds.Network);
        var (inside, outside) = (new Sysctls(sandbox.Namespaces), new Sysctls());
        var before = outside.Read("net.ipv4.conf.lo.accept_local");
        inside.Write("net.ipv4.conf.lo.accept_local", before == "1" ? "0" : "1");
        Assert.NotEqual(before, inside.Read("net.ipv4.conf.lo.accept_local"));
        Assert.Equal(before, outside.Read("net.ipv4.conf.lo.accept_local"));
        Assert.Null(inside.Read("net.no.such"));
        Assert.Equal("sysctl net.no.such=1: No such file or directory", Assert.Throws<LinuxException>(() => inside.Write("net.no.such", "1")).Message);
    }
}
