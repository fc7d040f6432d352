using System.Net;
using Keles.Api.Core.V1;

namespace Keles.LocalCluster;

/// <summary>Which node's address each pod range lies behind.</summary>
internal static class PodRoutes
{
    public static IReadOnlyDictionary<string, IPAddress> Of(IEnumerable<Node> nodes) => nodes
        .Where(n => n.Spec.PodCIDR.Length > 0)
        .Select(n => (Range: n.Spec.PodCIDR, Address: AddressOf(n)))
        .Where(n => n.Address is not null)
        .ToDictionary(n => n.Range, n => n.Address!);

    public static IPAddress? AddressOf(Node node) =>
        node.Status.Addresses.FirstOrDefault(a => a.Type == "InternalIP") is { } address && IPAddress.TryParse(address.Address, out var parsed) ? parsed : null;
}
