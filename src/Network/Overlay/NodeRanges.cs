using Keles.Api.Core.V1;

namespace Keles.Network.Overlay;

/// <summary>The ranges from which a node's pods have their addresses.</summary>
internal static class NodeRanges
{
    public static IReadOnlyList<IPNetwork> Of(Node node)
    {
        var written = node.Spec.PodCIDRs.IsEmpty && node.Spec.PodCIDR.Length > 0 ? [node.Spec.PodCIDR] : node.Spec.PodCIDRs;
        var ranges = new List<IPNetwork>(written.Count);
        foreach (var text in written)
        {
            if (IPNetwork.TryParse(text, out var range))
            {
                ranges.Add(range);
            }
        }
        return ranges;
    }
}
