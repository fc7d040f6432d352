using System.Net;
using Keles.Linux;

namespace Keles.LocalCluster;

/// <summary>
/// The namespace in the middle: a bridge that joins the nodes, and the address that the API is reached at. A process that only
/// sleeps keeps it, so that it outlives a restart of the control plane and ends with its control group.
/// </summary>
public sealed class HubSandbox
{
    private readonly IIpRoute _ip;

    private HubSandbox(LocalMachine machine, IRunningProcess holder)
    {
        Holder = holder;
        Namespaces = NamespaceSet.Of(holder.Identity, NamespaceKinds.Network);
        Network = new NetworkNamespace(Namespaces);
        _ip = new IpRoute(machine.Processes, Namespaces);
    }

    public NamespaceSet Namespaces { get; }

    /// <summary>Sockets in the hub: the API's listener, and everything the API server dials.</summary>
    public INetworkNamespace Network { get; }

    internal IRunningProcess Holder { get; }

    /// <summary>The hub of an earlier run if it still lives and was made whole, or else a new one.</summary>
    public static async Task<HubSandbox> EnsureAsync(ClusterHome home, LocalMachine machine, CancellationToken cancel)
    {
        var group = home.Cgroup + "/hub";
        if (machine.AdoptFrom(group) is { } holder)
        {
            var earlier = new HubSandbox(machine, holder);
            if ((await earlier._ip.LinksAsync(cancel)).Any(link => link is { Name: HubNetwork.Bridge, IsUp: true }))
            {
                return earlier;
            }
        }
        await machine.Cgroups.DestroyAsync(group, machine.Time, cancel);
        machine.Cgroups.Create(group);
        var hub = new HubSandbox(machine, machine.Processes.Start(new ProcessStart("catatonit", "-P")
        {
            NewNamespaces = NamespaceKinds.Network,
            JoinGroups = machine.Cgroups.JoinFiles(group),
        }));
        var settings = new Sysctls(hub.Namespaces);
        foreach (var (name, value) in HubNetwork.Settings.Where(s => settings.Read(s.Name) is not null))
        {
            settings.Write(name, value);
        }
        await new Nftables(machine.Processes, hub.Namespaces).ApplyAsync(HubNetwork.Refusal, cancel);
        await hub._ip.ApplyAsync(HubNetwork.Create(), cancel);
        return hub;
    }

    /// <summary>Makes the routes to pods what is asked for: range (as "10.244.1.0/24") to its node's address.</summary>
    public async Task SetPodRoutesAsync(IReadOnlyDictionary<string, IPAddress> desired, CancellationToken cancel)
    {
        var present = (await _ip.RoutesAsync(cancel)).Where(r => r.Gateway is not null).ToDictionary(r => r.Destination, r => r.Gateway!);
        await _ip.ApplyAsync(HubNetwork.RouteChanges(present, desired), cancel);
    }

    /// <summary>Takes away the hub's end of a node that is gone: the kernel does so too, but when it comes to it.</summary>
    internal async Task RemovePortAsync(int node, CancellationToken cancel)
    {
        if (!await HasLinkAsync(node, cancel))
        {
            return;
        }
        try
        {
            await _ip.ApplyAsync([$"link delete {HubNetwork.Port(node)}"], cancel);
        }
        catch (CommandException)
        {
            // Either the kernel came to it just now, or something is wrong.
            if (await HasLinkAsync(node, cancel))
            {
                throw;
            }
        }
    }

    /// <summary>True when a node's link from an earlier run still ends here.</summary>
    internal async Task<bool> HasPortAsync(int node, CancellationToken cancel) =>
        (await _ip.LinksAsync(cancel)).Any(l => l.Name == HubNetwork.Port(node) && l.Controller == HubNetwork.Bridge);

    private async Task<bool> HasLinkAsync(int node, CancellationToken cancel) =>
        (await _ip.LinksAsync(cancel)).Any(l => l.Name == HubNetwork.Port(node));

    internal Task AttachPortAsync(int node, CancellationToken cancel) =>
        _ip.ApplyAsync([$"link set {HubNetwork.Port(node)} master {HubNetwork.Bridge} up"], cancel);
}
