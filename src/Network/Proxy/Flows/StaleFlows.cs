using System.Globalization;
using Keles.Network.Proxy.Tables;

namespace Keles.Network.Proxy.Flows;

/// <summary>
/// Which flows the kernel must forget after a change. UDP has no end: a client that goes on sending from one port would stay with a target that
/// is gone, or untranslated as it was before the service had a target. A connection of TCP has an end of its own, but not one that is only being
/// made: a pod that died a moment before says neither yes nor no, and the client would knock there for a minute.
/// </summary>
internal static class StaleFlows
{
    /// <summary>Filters for conntrack(8).</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Between(ServiceTable? before, ServiceTable after, IReadOnlyList<IPAddress> nodeAddresses)
    {
        var old = (before?.Services ?? []).Where(static s => s.Key.Protocol == "udp").ToDictionary(static s => s.Key);
        var filters = new List<IReadOnlyList<string>>();
        foreach (var service in after.Services.Where(static s => s.Key.Protocol == "udp"))
        {
            old.Remove(service.Key, out var was);
            var (had, has) = (Targets(was), Targets(service));
            if (has.Count > 0 && had.Count == 0)
            {
                filters.AddRange(Places(service, nodeAddresses));
            }
            Gone(filters, was, had.Except(has), nodeAddresses);
        }
        foreach (var gone in old.Values)
        {
            Gone(filters, gone, Targets(gone), nodeAddresses);
        }
        filters.AddRange(Addresses(before).Except(Addresses(after)).Select(HalfOpen));
        return filters;
    }

    /// <summary>Of all that is served by connections. Whoever leaves only one service is still there, and answers.</summary>
    private static IEnumerable<IPAddress> Addresses(ServiceTable? table) =>
        (table?.Services ?? []).Where(static s => s.Key.Protocol == "tcp").SelectMany(Targets).Select(static t => t.Address);

    private static IReadOnlyList<string> HalfOpen(IPAddress target) => ["-f", Family(target), "-p", "tcp", "--state", "SYN_SENT", "--reply-src", target.ToString()];

    private static void Gone(List<IReadOnlyList<string>> filters, VirtualService? was, IEnumerable<Target> targets, IReadOnlyList<IPAddress> nodeAddresses)
    {
        foreach (var target in targets)
        {
            filters.AddRange(Places(was!, nodeAddresses).Select(place => (IReadOnlyList<string>)[.. place, "--reply-src", target.Address.ToString()]));
        }
    }

    private static HashSet<Target> Targets(VirtualService? service) => service is null ? [] : [.. service.Cluster, .. service.Local];

    private static IEnumerable<IReadOnlyList<string>> Places(VirtualService service, IReadOnlyList<IPAddress> nodeAddresses)
    {
        foreach (var address in service.ExternalIPs.Prepend(service.ClusterIP))
        {
            yield return Place(address, service.Key.Port);
        }
        foreach (var address in service.NodePort > 0 ? nodeAddresses : [])
        {
            yield return Place(address, service.NodePort);
        }
    }

    private static string Family(IPAddress address) => address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? "ipv4" : "ipv6";

    private static IReadOnlyList<string> Place(IPAddress address, int port) =>
    [
        "-f", Family(address), "-p", "udp", "--orig-dst", address.ToString(), "--orig-port-dst", port.ToString(CultureInfo.InvariantCulture),
    ];
}
