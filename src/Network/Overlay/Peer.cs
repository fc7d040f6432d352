using Keles.Api.Core.V1;

namespace Keles.Network.Overlay;

/// <summary>Another node: where its pods are, and through which address they are reached.</summary>
internal sealed record Peer(string Node, IPNetwork Range, IPAddress Via)
{
    /// <summary>One for each of the node's pod ranges that has an address of the same family.</summary>
    public static IEnumerable<Peer> Of(Node node)
    {
        foreach (var range in NodeRanges.Of(node))
        {
            var via = node.Status.Addresses.AsSpan().ToArray()
                .Where(static a => a.Type == "InternalIP")
                .Select(static a => IPAddress.TryParse(a.Address, out var parsed) ? parsed : null)
                .FirstOrDefault(a => a?.AddressFamily == range.BaseAddress.AddressFamily);
            if (via is not null)
            {
                yield return new Peer(node.Metadata.Name, range, via);
            }
        }
    }
}
