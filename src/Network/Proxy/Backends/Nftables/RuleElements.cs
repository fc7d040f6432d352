using Keles.Machinery;

namespace Keles.Network.Proxy.Backends.Nftables;

/// <summary>A set, or with values a map.</summary>
/// <param name="Type">Type and flags, in nft's words.</param>
/// <param name="Elements">Key to value; the value is empty in a set. Null when the kernel itself fills it.</param>
internal sealed record RuleElements(bool IsMap, string Type, OrderedMap<string>? Elements)
{
    public string Keyword => IsMap ? "map" : "set";
}
