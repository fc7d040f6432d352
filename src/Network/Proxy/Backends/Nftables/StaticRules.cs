using Keles.Machinery;

namespace Keles.Network.Proxy.Backends.Nftables;

/// <summary>The frame of the table, which does not depend on the services: where packets enter, and what happens to marked ones.</summary>
internal static class StaticRules
{
    /// <summary>The bit of a packet's mark that says "masquerade", upstream's default; other bits belong to others.</summary>
    private const string MarkBit = "0x4000";

    private const string New = "ct state new";

    public static IEnumerable<KeyValuePair<string, RuleChain>> Chains(RuleSettings settings)
    {
        var words = FamilyWords.Of(settings.Family);
        // Before addresses are translated: who may use a load balancer's address.
        yield return Entry("filter-prerouting-pre-dnat", "prerouting", -110, $"{New} jump {RuleNames.CheckFirewalls}");
        yield return Entry("filter-output-pre-dnat", "output", -110, $"{New} jump {RuleNames.CheckFirewalls}");
        // Refusals stand where a packet passes untranslated, since nothing else has matched it.
        yield return Entry("filter-input", "input", 0, $"{New} jump {RuleNames.RefuseNodePorts}", $"{New} jump {RuleNames.RefuseServices}");
        yield return Entry("filter-forward", "forward", 0, $"{New} jump {RuleNames.RefuseServices}", $"{New} jump {RuleNames.CheckClusterIPs}");
        yield return Entry("filter-output", "output", 0, $"{New} jump {RuleNames.RefuseServices}");
        yield return Entry("filter-output-post-dnat", "output", -90, $"{New} jump {RuleNames.CheckClusterIPs}");
        yield return Hooked("nat-prerouting", "type nat hook prerouting priority dstnat; policy accept;", $"jump {RuleNames.Services}");
        yield return Hooked("nat-output", "type nat hook output priority -100; policy accept;", $"jump {RuleNames.Services}");
        yield return Hooked("nat-postrouting", "type nat hook postrouting priority srcnat; policy accept;",
            $"ct status dnat {words.Ip} saddr . {words.Ip} daddr @{RuleNames.Hairpin} masquerade fully-random", $"jump {RuleNames.Masquerade}");
        foreach (var chain in Jumped(settings, words))
        {
            yield return chain;
        }
    }

    private static IEnumerable<KeyValuePair<string, RuleChain>> Jumped(RuleSettings settings, FamilyWords words)
    {
        var place = $"{words.Ip} daddr . meta l4proto . th dport";
        var nodePort = $"{words.Ip} daddr @{RuleNames.NodePortIPs} meta l4proto . th dport";
        yield return Plain(RuleNames.Services, $"{place} vmap @{RuleNames.ServiceIPs}", $"{nodePort} vmap @{RuleNames.NodePorts}");
        yield return Plain(RuleNames.Mark, $"meta mark set meta mark or {MarkBit}");
        yield return Plain(RuleNames.Masquerade, $"meta mark & {MarkBit} == 0 return", $"meta mark set meta mark xor {MarkBit}", "masquerade fully-random");
        // A reset, because the kernel limits how often it says "unreachable" and a client would wait then.
        yield return Plain(RuleNames.Refuse, "meta l4proto tcp reject with tcp reset", $"reject with {words.Unreachable}");
        yield return Plain(RuleNames.RefuseServices, $"{place} vmap @{RuleNames.RefusedIPs}");
        yield return Plain(RuleNames.RefuseNodePorts, $"{nodePort} vmap @{RuleNames.RefusedNodePorts}");
        yield return Plain(RuleNames.CheckFirewalls, $"{place} vmap @{RuleNames.Firewalls}");
        yield return Plain(RuleNames.CheckClusterIPs,
            [$"{words.Ip} daddr @{RuleNames.ClusterIPs} goto {RuleNames.Refuse}", .. UnknownServices(settings, words)]);
    }

    /// <summary>An address that no service has (any more) must not leave the cluster.</summary>
    private static IEnumerable<string> UnknownServices(RuleSettings settings, FamilyWords words) =>
        settings.ServiceRanges.IsEmpty ? [] : [$"{words.Ip} daddr {{ {string.Join(", ", settings.ServiceRanges)} }} drop"];

    private static KeyValuePair<string, RuleChain> Entry(string name, string hook, int priority, params Items<string> rules) =>
        Hooked(name, $"type filter hook {hook} priority {priority}; policy accept;", rules);

    private static KeyValuePair<string, RuleChain> Hooked(string name, string hook, params Items<string> rules) => new(name, new RuleChain(hook, rules));

    private static KeyValuePair<string, RuleChain> Plain(string name, params Items<string> rules) => new(name, new RuleChain(null, rules));
}
