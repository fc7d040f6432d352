using Keles.Linux;

namespace Keles.LocalCluster;

/// <summary>Looks whether this machine can run a local cluster, before anything is begun.</summary>
public static class Preflight
{
    /// <summary>Which package brings which program, and what it is for; eng/scripts/install-packages installs the same.</summary>
    internal static readonly (string Package, string Program, string Purpose)[] Needed =
    [
        ("containerd", "containerd", "runs containers"),
        ("containerd", "ctr", "loads images"),
        ("runc", "runc", "starts a container's processes"),
        ("containernetworking-plugins", "/usr/lib/cni/bridge", "connects pods to their node"),
        ("nftables", "nft", "makes services reachable"),
        ("iptables", "iptables", "needed by the plugin for host ports"),
        ("conntrack", "conntrack", "forgets connections to endpoints that are gone"),
        ("iproute2", "ip", "sets up links and routes"),
        ("catatonit", "catatonit", "holds the namespaces of nodes and pods"),
        ("mount", "mount", "mounts a node's /proc"),
    ];

    /// <summary>Where upstream's archives of CNI plugins are put instead.</summary>
    private static readonly string[] OtherCniPlaces = ["/opt/cni/bin/bridge", "/usr/libexec/cni/bridge"];

    /// <summary>One sentence for each thing that is missing; empty when all is well.</summary>
    public static IReadOnlyList<string> Problems()
    {
        if (!Capabilities.Current.Has(Capability.SysAdmin) || !Capabilities.Current.Has(Capability.NetAdmin))
        {
            return ["A local cluster needs root: it makes namespaces, mounts and network links. Run it again with sudo."];
        }
        var missing = Missing(program => ProgramPath.Find(program) is not null).ToList();
        var problems = missing.Select(m => $"{m.Program} is missing (it {m.Purpose}).").ToList();
        if (missing.Count > 0)
        {
            problems.Add($"Install what is missing: apt-get install {string.Join(' ', missing.Select(m => m.Package).Distinct())}");
        }
        try
        {
            CgroupHost.Detect();
        }
        catch (PlatformNotSupportedException problem)
        {
            problems.Add(problem.Message);
        }
        return problems;
    }

    /// <exception cref="LocalClusterException">With all the problems.</exception>
    public static void Check()
    {
        if (Problems() is { Count: > 0 } problems)
        {
            throw new LocalClusterException(string.Join('\n', problems));
        }
    }

    internal static IEnumerable<(string Package, string Program, string Purpose)> Missing(Func<string, bool> exists) =>
        Needed.Where(n => !exists(n.Program) && !(n.Program.EndsWith("/bridge", StringComparison.Ordinal) && OtherCniPlaces.Any(exists)));
}
