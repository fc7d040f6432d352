using Keles.Linux;

namespace Keles.Network.Tests.Vocabulary;

/// <summary>
/// Nodes on one segment, pods behind them, and somebody outside: 172.30.0.1 outside, 172.30.0.11 node 1 with pods in 10.244.1.0/24, and so on.
/// All of it in namespaces of its own, none of it with a way to this machine's network.
/// </summary>
internal sealed class TestNetwork : IAsyncDisposable
{
    private readonly List<Place> _places = [];

    private TestNetwork(Place outside) => Outside = outside;

    public Place Outside { get; }

    public static async Task<TestNetwork> CreateAsync()
    {
        var outside = Place.Create("outside");
        var network = new TestNetwork(outside);
        network._places.Add(outside);
        await outside.IpAsync("link set lo up", "link add br0 type bridge stp_state 0 forward_delay 0", "address add 172.30.0.1/16 dev br0", "link set br0 up");
        return network;
    }

    public static IPAddress NodeAddress(int node) => IPAddress.Parse($"172.30.0.{10 + node}");

    public static IPAddress PodAddress(int node, int pod) => IPAddress.Parse($"10.244.{node}.{pod}");

    /// <summary>A node; with a bridge for pods unless something else makes it.</summary>
    public async Task<Place> NodeAsync(int node, bool withBridge = true)
    {
        var place = Place.Create($"node-{node}");
        _places.Add(place);
        await place.IpAsync("link set lo up", $"link add eth0 type veth peer name node{node} netns {Outside.Process}",
            $"address add {NodeAddress(node)}/16 dev eth0", "link set eth0 up", "route add default via 172.30.0.1");
        await Outside.IpAsync($"link set node{node} master br0", $"link set node{node} up", $"route add 10.244.{node}.0/24 via {NodeAddress(node)}");
        if (withBridge)
        {
            await place.IpAsync("link add cni0 type bridge stp_state 0 forward_delay 0", $"address add {PodAddress(node, 1)}/24 dev cni0", "link set cni0 up");
        }
        var sysctls = new Sysctls(place.Namespaces);
        sysctls.Write("net.ipv4.ip_forward", "1");
        return place;
    }

    /// <summary>A pod on a node's bridge, wired as the bridge plugin does.</summary>
    public async Task<Place> PodAsync(Place node, int index, int pod)
    {
        var place = Place.Create($"pod-{index}-{pod}");
        _places.Add(place);
        await node.IpAsync($"link add pod{pod} type veth peer name eth0 netns {place.Process}", $"link set pod{pod} master cni0 up", $"link set pod{pod} type bridge_slave hairpin on");
        await place.IpAsync("link set lo up", $"address add {PodAddress(index, pod)}/24 dev eth0", "link set eth0 up", $"route add default via {PodAddress(index, 1)}");
        return place;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var place in Enumerable.Reverse(_places))
        {
            await place.DisposeAsync();
        }
    }
}
