using System.Net;

namespace Keles.LocalCluster.Tests;

public class PortPlanTests
{
    private static PublishedPort Port(int port, string owner, PortProtocol protocol = PortProtocol.Tcp) =>
        new(protocol, port, owner, [new IPEndPoint(IPAddress.Loopback, 1)]);

    private static Dictionary<(PortProtocol, int), string> Owners(params (int Port, string Owner)[] owners) =>
        owners.ToDictionary(o => (PortProtocol.Tcp, o.Port), o => o.Owner);

    [Fact]
    public void The_first_of_two_that_want_a_port_gets_it()
    {
        var plan = PortPlan.For(Owners(), [Port(80, "a"), Port(80, "b"), Port(80, "c", PortProtocol.Udp)]);
        Assert.Equal(["a", "c"], plan.Keep.Select(k => k.Owner));
        Assert.Equal(("b", "a has it"), (plan.Conflicts.Single().Wanted.Owner, plan.Conflicts.Single().Reason));
    }

    [Fact]
    public void Who_has_a_port_keeps_it_whatever_the_order()
    {
        var plan = PortPlan.For(Owners((80, "b")), [Port(80, "a"), Port(80, "b")]);
        Assert.Equal("b", plan.Keep.Single().Owner);
        Assert.Equal("a", plan.Conflicts.Single().Wanted.Owner);
        Assert.Empty(plan.Close);
    }

    [Fact]
    public void A_port_that_is_let_go_passes_to_who_waits()
    {
        var plan = PortPlan.For(Owners((80, "b"), (81, "b")), [Port(80, "a")]);
        Assert.Equal([(PortProtocol.Tcp, 80), (PortProtocol.Tcp, 81)], plan.Close.Order());
        Assert.Equal("a", plan.Keep.Single().Owner);
        Assert.Empty(plan.Conflicts);
    }
}
