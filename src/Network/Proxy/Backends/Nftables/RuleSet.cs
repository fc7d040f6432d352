using Keles.Machinery;

namespace Keles.Network.Proxy.Backends.Nftables;

/// <summary>A whole table as a value.</summary>
/// <param name="Family">"ip" or "ip6".</param>
internal sealed record RuleSet(string Family, string Table, OrderedMap<RuleElements> Sets, OrderedMap<RuleChain> Chains)
{
    /// <summary>The place of everything in it, as commands want it: "ip keles-proxy".</summary>
    public string Place => $"{Family} {Table}";
}
