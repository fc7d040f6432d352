using System.Net;
using System.Text.Json;

namespace Keles.Linux.Tests;

public class NetfilterTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_script_is_applied_and_listed()
    {
        await using var sandbox = Sandbox.Create(NamespaceKinds.Network);
        var nft = new Nftables(Sandbox.Processes, sandbox.Namespaces);
        await nft.ApplyAsync("table ip t {\n set s { type ipv4_addr; elements = { 10.0.0.1 }; }\n}\n", Cancel);
        var table = await nft.ListTableAsync("ip", "t", Cancel);
        Assert.Contains(table!.Value.EnumerateArray(), e => e.TryGetProperty("set", out var set) && set.GetProperty("name").GetString() == "s");
    }

    [Fact]
    public async Task A_script_with_a_mistake_changes_nothing()
    {
        await using var sandbox = Sandbox.Create(NamespaceKinds.Network);
        var nft = new Nftables(Sandbox.Processes, sandbox.Namespaces);
        var problem = await Assert.ThrowsAsync<CommandException>(() => nft.ApplyAsync("add table ip good\nadd rule ip missing chain accept\n", Cancel));
        Assert.Contains("missing", problem.Message);
        Assert.Null(await nft.ListTableAsync("ip", "good", Cancel));
    }

    [Fact]
    public async Task Iptables_rules_are_restored_saved_and_put_first_once()
    {
        await using var sandbox = Sandbox.Create(NamespaceKinds.Network);
        var iptables = new Iptables(Sandbox.Processes, sandbox.Namespaces);
        await iptables.RestoreAsync("*filter\n:MINE - [0:0]\n-A FORWARD -j DROP\nCOMMIT\n", Cancel);
        await iptables.EnsureFirstAsync("filter", "FORWARD", ["-j", "MINE"], Cancel);
        await iptables.EnsureFirstAsync("filter", "FORWARD", ["-j", "MINE"], Cancel);
        var rules = (await iptables.SaveAsync("filter", Cancel)).Split('\n').Where(l => l.StartsWith("-A FORWARD", StringComparison.Ordinal));
        Assert.Equal(["-A FORWARD -j MINE", "-A FORWARD -j DROP"], rules);
    }

    [Fact]
    public async Task Tracked_flows_are_forgotten_and_counted()
    {
        await using var sandbox = Sandbox.Create(NamespaceKinds.Network);
        await new IpRoute(Sandbox.Processes, sandbox.Namespaces).ApplyAsync(["link set lo up"], Cancel);
        await new Nftables(Sandbox.Processes, sandbox.Namespaces).ApplyAsync(
            "table ip t { chain c { type filter hook output priority 0; ct state new accept; }; }\n", Cancel);
        var inside = new NetworkNamespace(sandbox.Namespaces);
        using var server = inside.BindUdp(new IPEndPoint(IPAddress.Loopback, 0));
        using var client = inside.BindUdp(new IPEndPoint(IPAddress.Loopback, 0));
        await client.SendToAsync("x"u8.ToArray(), server.LocalEndPoint!, Cancel);

        var conntrack = new Conntrack(Sandbox.Processes, sandbox.Namespaces);
        string[] filter = ["-p", "udp", "--orig-port-dst", $"{((IPEndPoint)server.LocalEndPoint!).Port}"];
        Assert.Equal(1, await conntrack.DeleteAsync(filter, Cancel));
        Assert.Equal(0, await conntrack.DeleteAsync(filter, Cancel));
    }
}
