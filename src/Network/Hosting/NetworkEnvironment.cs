using Keles.Client;
using Keles.Linux;

namespace Keles.Network.Hosting;

/// <summary>What a node's network reaches outside itself: the API and the kernel's network. Tests put other namespaces or fakes in.</summary>
internal sealed record NetworkEnvironment
{
    public required IApiClient Api { get; init; }

    public required INftables Nftables { get; init; }

    public required IIptables Iptables { get; init; }

    public required IIpRoute Routes { get; init; }

    public required ISysctls Sysctls { get; init; }

    public required IConntrack Conntrack { get; init; }

    public required INetworkNamespace Sockets { get; init; }

    /// <summary>Null for the namespaces that this process is in.</summary>
    public static NetworkEnvironment In(NamespaceSet? namespaces, IApiClient api, TimeProvider time)
    {
        var processes = new SystemProcesses(time);
        return new NetworkEnvironment
        {
            Api = api,
            Nftables = new Nftables(processes, namespaces),
            Iptables = new Iptables(processes, namespaces),
            Routes = new IpRoute(processes, namespaces),
            Sysctls = new Sysctls(namespaces),
            Conntrack = new Conntrack(processes, namespaces),
            Sockets = new NetworkNamespace(namespaces),
        };
    }
}
