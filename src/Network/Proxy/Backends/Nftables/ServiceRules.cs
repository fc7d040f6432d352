using System.Globalization;
using Keles.Machinery;
using Keles.Network.Proxy.Tables;

namespace Keles.Network.Proxy.Backends.Nftables;

/// <summary>The part of the table that one service port makes.</summary>
/// <remarks>
/// A port "default/web/tcp/80" with two targets is one chain with one rule, <c>cluster/default/web/tcp/80</c>, that picks a target by a random
/// number, and one element of the map that leads to it. Only affinity needs a chain for each target, for a set can only be filled in a rule.
/// </remarks>
internal sealed class ServiceRules(RuleSettings settings, VirtualService service, RuleSetBuilder into)
{
    private readonly FamilyWords _words = FamilyWords.Of(settings.Family);

    private string Cluster => RuleNames.Cluster(service.Key);

    private string Local => RuleNames.Local(service.Key);

    private string Protocol => service.Key.Protocol;

    public void Add()
    {
        into.Element(RuleNames.ClusterIPs, service.ClusterIP.ToString());
        AddTargets();
        AddInternal();
        AddExternal();
        AddFirewall();
    }

    private void AddTargets()
    {
        if (service.UsesCluster && !service.Cluster.IsEmpty)
        {
            into.Chain(Cluster, [.. FromOutside(), .. Spread(service.Cluster)]);
        }
        if (service.UsesLocal && !service.Local.IsEmpty)
        {
            into.Chain(Local, [.. FromOutside(), .. Spread(service.Local)]);
        }
        foreach (var target in service.Cluster.Concat(service.Local).Where(static t => t.IsLocal))
        {
            into.Element(RuleNames.Hairpin, $"{target.Address} . {target.Address}");
        }
        if (service.AffinitySeconds > 0)
        {
            foreach (var target in service.Cluster.Concat(service.Local).Distinct())
            {
                AddAffinity(target);
            }
        }
    }

    private void AddInternal()
    {
        if (service.Internal.IsEmpty)
        {
            into.Element(RuleNames.RefusedIPs, At(service.ClusterIP), Refusal);
        }
        else
        {
            into.Element(RuleNames.ServiceIPs, At(service.ClusterIP), $"goto {(service.InternalLocal ? Local : Cluster)}");
        }
    }

    private void AddExternal()
    {
        if (!service.IsExternal)
        {
            return;
        }
        var reachable = !service.Cluster.IsEmpty || !service.Local.IsEmpty;
        if (reachable)
        {
            into.Chain(RuleNames.External(service.Key), service.ExternalLocal ? ExternalLocal() : [$"jump {RuleNames.Mark}", $"goto {Cluster}"]);
        }
        // With the policy Local some may still come in on a node without local targets: the chain takes those, the rest is refused.
        var refused = (service.ExternalLocal ? service.Local : service.Cluster).IsEmpty;
        foreach (var address in service.ExternalIPs)
        {
            External(RuleNames.ServiceIPs, RuleNames.RefusedIPs, At(address), reachable, refused);
        }
        if (service.NodePort > 0)
        {
            External(RuleNames.NodePorts, RuleNames.RefusedNodePorts, $"{Protocol} . {service.NodePort}", reachable, refused);
        }
    }

    private void External(string taken, string turnedAway, string key, bool reachable, bool refused)
    {
        if (reachable)
        {
            into.Element(taken, key, $"goto {RuleNames.External(service.Key)}");
        }
        if (refused)
        {
            into.Element(turnedAway, key, Refusal);
        }
    }

    /// <summary>From pods and from the node itself every target is near enough; clients from outside keep their address and stay on this node.</summary>
    private Items<string> ExternalLocal()
    {
        var rules = new List<string>();
        if (!service.Cluster.IsEmpty)
        {
            rules.AddRange(settings.PodRanges.Select(r => $"{_words.Ip} saddr {r} goto {Cluster}"));
            rules.Add($"fib saddr type local jump {RuleNames.Mark}");
            rules.Add($"fib saddr type local goto {Cluster}");
        }
        if (!service.Local.IsEmpty)
        {
            rules.Add($"goto {Local}");
        }
        return [.. rules];
    }

    private void AddFirewall()
    {
        if (service.SourceRanges.IsEmpty || service.LoadBalancerIPs.IsEmpty)
        {
            return;
        }
        into.Chain(RuleNames.Firewall(service.Key), [$"{_words.Ip} saddr != {{ {string.Join(", ", service.SourceRanges)} }} drop"]);
        foreach (var address in service.LoadBalancerIPs)
        {
            into.Element(RuleNames.Firewalls, At(address), $"goto {RuleNames.Firewall(service.Key)}");
        }
    }

    /// <summary>Who is no pod gets this node's address, so that the answer comes back through here.</summary>
    private Items<string> FromOutside() => settings.PodRanges.IsEmpty ? [] :
        [$"{_words.Ip} daddr {service.ClusterIP} {_words.Ip} saddr != {{ {string.Join(", ", settings.PodRanges)} }} jump {RuleNames.Mark}"];

    private Items<string> Spread(Items<Target> targets) => service.AffinitySeconds > 0 ?
    [
        .. targets.Select(t => $"{_words.Ip} saddr @{RuleNames.Affinity(service, t)} goto {RuleNames.Endpoint(service.Key, t)}"),
        targets.Count == 1 ? $"goto {RuleNames.Endpoint(service.Key, targets[0])}"
            : $"numgen random mod {targets.Count} vmap {{ {string.Join(", ", targets.Select((t, i) => $"{i} : goto {RuleNames.Endpoint(service.Key, t)}"))} }}",
    ]
    : targets.Count == 1 ? [$"meta l4proto {Protocol} dnat to {FamilyWords.Pair(targets[0].Address, targets[0].Port)}"]
    : [$"meta l4proto {Protocol} dnat {_words.Ip} to numgen random mod {targets.Count} map {{ {string.Join(", ", targets.Select(static (t, i) => $"{i} : {t.Address} . {t.Port}"))} }}"];

    private void AddAffinity(Target target)
    {
        var set = RuleNames.Affinity(service, target);
        into.Dynamic(set, string.Create(CultureInfo.InvariantCulture, $"type {_words.AddressType}; flags dynamic,timeout; timeout {service.AffinitySeconds}s;"));
        into.Chain(RuleNames.Endpoint(service.Key, target),
            [$"update @{set} {{ {_words.Ip} saddr }}", $"meta l4proto {Protocol} dnat to {FamilyWords.Pair(target.Address, target.Port)}"]);
    }

    private string At(IPAddress address) => $"{address} . {Protocol} . {service.Key.Port}";

    /// <summary>No target anywhere is told at once; when others have some, a balancer should look there, so this node keeps silent.</summary>
    private string Refusal => service.HasTargets ? "drop" : $"goto {RuleNames.Refuse}";
}
