using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Linux;
using Keles.Network.Cni;
using Keles.Network.Hosting;
using Keles.Reconcile;
using Microsoft.Extensions.Logging;

namespace Keles.Network.Overlay;

/// <summary>Wires the node's pods: the CNI configuration as soon as the node has a range, routes to the pods of other nodes, a way out.</summary>
internal sealed partial class PodNetwork
{
    private readonly NetworkOptions _options;
    private readonly NetworkEnvironment _outside;
    private readonly Informer<Node> _nodes;
    private readonly ILogger _log;
    private readonly ForwardingRules _forwarding;
    private readonly Loop _loop;
    private bool _prepared;

    public PodNetwork(NetworkOptions options, NetworkEnvironment outside, Informer<Node> nodes, Surroundings around, ILogger log)
    {
        (_options, _outside, _nodes, _log) = (options, outside, nodes, log);
        _forwarding = new ForwardingRules(options, outside.Iptables, log);
        var pace = new LoopOptions("pod network", NetworkLimits.PodNetworkCheck) { IsTransient = static e => e is CommandException or LinuxException || TransientErrors.Network(e) };
        _loop = new Loop(pace, RoundAsync, around, log);
    }

    public async Task RunAsync(CancellationToken cancel)
    {
        _nodes.OnChange(change =>
        {
            // Nodes tell of themselves all the time; what matters here hardly ever changes.
            if (!Facts(change.Before).SequenceEqual(Facts(change.After)))
            {
                _loop.Wake();
            }
        });
        await _nodes.Untyped.SyncedAsync(cancel);
        await _loop.RunAsync(cancel);
    }

    private static IEnumerable<string> Facts(Node? node) => node is null ? [] :
        [.. NodeRanges.Of(node).Select(static r => r.ToString()), .. node.Status.Addresses.Select(static a => $"{a.Type} {a.Address}")];

    private async Task RoundAsync(CancellationToken cancel)
    {
        if (_nodes.Get("", _options.NodeName) is not { } own || NodeRanges.Of(own) is not { Count: > 0 } ranges)
        {
            return; // The node is not registered yet, or the control plane has not given it a range.
        }
        var links = await _outside.Routes.LinksAsync(cancel);
        Prepare();
        await EgressAsync(ranges, cancel);
        await _forwarding.EnsureAsync(cancel);
        await RoutesAsync(links, cancel);
        await CniAsync(links, ranges, cancel);
    }

    /// <summary>The node forwards for its pods, and what its bridge carries from pod to pod passes the rules of services too.</summary>
    private void Prepare()
    {
        if (_prepared)
        {
            return;
        }
        Set("net.ipv4.ip_forward", needed: true);
        Set("net.bridge.bridge-nf-call-iptables", needed: false);
        Set("net.bridge.bridge-nf-call-ip6tables", needed: false);
        if (_options.NodeAddresses.Any(static a => a.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6))
        {
            Set("net.ipv6.conf.all.forwarding", needed: true);
        }
        if (CniPrograms.Missing(_options.CniBinDirectory) is { Count: > 0 } missing)
        {
            PluginsMissing(_log, string.Join(", ", missing), _options.CniBinDirectory);
        }
        _prepared = true;
    }

    private void Set(string name, bool needed)
    {
        var value = _outside.Sysctls.Read(name);
        if (value is null && !needed)
        {
            SettingMissing(_log, name);
        }
        else if (value != "1")
        {
            _outside.Sysctls.Write(name, "1");
        }
    }

    private async Task EgressAsync(IReadOnlyList<IPNetwork> ranges, CancellationToken cancel)
    {
        // Every time, because somebody may have flushed it. It is replaced in one transaction and flows are not touched.
        await _outside.Nftables.ApplyAsync(EgressRules.Script(ranges, _options.PodRanges, []), cancel);
    }

    private async Task RoutesAsync(IReadOnlyList<NetworkLink> links, CancellationToken cancel)
    {
        var peers = _nodes.List().Where(n => n.Metadata.Name != _options.NodeName).SelectMany(Peer.Of).ToArray();
        CommandException? failure = null;
        foreach (var line in RoutePlan.Changes(await _outside.Routes.RoutesAsync(cancel), peers, _options.ServiceRanges, Uplink(links)?.Name))
        {
            try
            {
                await _outside.Routes.ApplyAsync([line], cancel);
                RouteChanged(_log, line);
            }
            catch (CommandException problem)
            {
                failure = problem; // One node that is out of reach must not cut off the others.
            }
        }
        if (failure is not null)
        {
            throw failure;
        }
    }

    private async Task CniAsync(IReadOnlyList<NetworkLink> links, IReadOnlyList<IPNetwork> ranges, CancellationToken cancel)
    {
        await ForgetOldRangeAsync(links, ranges, cancel);
        var config = new CniConfig(_options.Bridge, Mtu(links), ranges);
        if (new CniFile(_options.CniConfDirectory).Put(config.ToJson()))
        {
            Configured(_log, string.Join(", ", ranges));
        }
    }

    /// <summary>A bridge that still has an address of another range would make every new pod fail.</summary>
    private async Task ForgetOldRangeAsync(IReadOnlyList<NetworkLink> links, IReadOnlyList<IPNetwork> ranges, CancellationToken cancel)
    {
        var old = links.FirstOrDefault(l => l.Name == _options.Bridge)?.Addresses
            .Where(a => !a.Address.IsIPv6LinkLocal && !ranges.Any(r => r.Contains(a.Address)))
            .Select(a => $"address del {a} dev {_options.Bridge}").ToArray() ?? [];
        await _outside.Routes.ApplyAsync(old, cancel);
    }

    private int Mtu(IReadOnlyList<NetworkLink> links) => _options.Mtu > 0 ? _options.Mtu : Uplink(links)?.Mtu ?? 0;

    private NetworkLink? Uplink(IReadOnlyList<NetworkLink> links) => links.FirstOrDefault(l => l.Addresses.Any(a => _options.NodeAddresses.Any(n => n.Equals(a.Address))));
}
