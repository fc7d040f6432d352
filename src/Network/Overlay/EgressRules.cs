using System.Net.Sockets;
using System.Text;

namespace Keles.Network.Overlay;

/// <summary>
/// What leaves the pods' network gets the node's address, for nobody outside has a route back. Between pods addresses stay as they are.
/// </summary>
internal static class EgressRules
{
    public const string Table = "keles-egress";

    /// <param name="own">This node's pod ranges.</param>
    /// <param name="all">All nodes' pod ranges.</param>
    /// <param name="known">Ranges that have a route back to pods besides: nothing there is masqueraded.</param>
    public static string Script(IReadOnlyList<IPNetwork> own, IReadOnlyList<IPNetwork> all, IReadOnlyList<IPNetwork> known)
    {
        var script = new StringBuilder();
        script.Append($"add table inet {Table}\ndelete table inet {Table}\nadd table inet {Table}\n");
        script.Append($"add chain inet {Table} postrouting {{ type nat hook postrouting priority srcnat + 10; policy accept; }}\n");
        foreach (var range in own)
        {
            var ip = range.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? "ip" : "ip6";
            var inside = all.Concat(known).Where(r => r.BaseAddress.AddressFamily == range.BaseAddress.AddressFamily).Append(range).Distinct();
            script.Append($"add rule inet {Table} postrouting {ip} saddr {range} {ip} daddr != {{ {string.Join(", ", Widest(inside))} }} fib daddr type != {{ local, broadcast, multicast }} masquerade fully-random\n");
        }
        return script.ToString();
    }

    /// <summary>A set of ranges may not overlap: those inside others are left out.</summary>
    private static List<IPNetwork> Widest(IEnumerable<IPNetwork> ranges)
    {
        var widest = new List<IPNetwork>();
        foreach (var range in ranges.OrderBy(static r => r.PrefixLength))
        {
            if (!widest.Exists(w => w.Contains(range.BaseAddress)))
            {
                widest.Add(range);
            }
        }
        return widest;
    }
}
