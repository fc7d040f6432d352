using Keles.Machinery;

namespace Keles.Network.Proxy.Backends.Nftables;

/// <summary>A chain with its rules.</summary>
/// <param name="Hook">Where packets enter it, in nft's words; null for one that others jump to.</param>
internal sealed record RuleChain(string? Hook, Items<string> Rules);
