using System.Net;
using Keles.Linux;

namespace Keles.LocalCluster;

/// <summary>
/// A node as the kernel sees it: network, mount, process and host name namespaces, held by an init that reaps. When the init ends
/// everything in the node ends, like a power cut.
/// </summary>
public sealed class NodeSandbox
{
    /// <summary>Written last: a node that was left half-made is not taken up.</summary>
    private const string WholeMark = "/run/keles/whole";

    private readonly LocalMachine _machine;
    private readonly IRunningProcess _init;

    private NodeSandbox(LocalMachine machine, NodeHome home, int index, IRunningProcess init)
    {
        (_machine, Home, Index, _init) = (machine, home, index, init);
        Namespaces = NamespaceSet.Of(init.Identity, NamespaceKinds.Node);
    }

    public NodeHome Home { get; }

    public int Index { get; }

    public IPAddress Address => AddressPlan.Node(Index);

    public NamespaceSet Namespaces { get; }

    /// <summary>Ends with the node.</summary>
    public Task Exited => _init.Exited;

    internal ProcessIdentity Init => _init.Identity;

    /// <summary>A new node, connected to the hub.</summary>
    public static async Task<NodeSandbox> StartAsync(NodeHome home, int index, HubSandbox hub, LocalMachine machine, CancellationToken cancel)
    {
        await machine.Cgroups.DestroyAsync(home.Cgroup, machine.Time, cancel); // Whatever an earlier life left behind.
        foreach (var group in (string[])[home.InitCgroup, home.ContainerdCgroup, home.AgentCgroup])
        {
            machine.Cgroups.Create(group);
        }
        NodeMounts.MakeDirectories(home);
        var init = machine.Processes.Start(new ProcessStart("catatonit", "-P")
        {
            NewNamespaces = NamespaceKinds.Node,
            JoinGroups = machine.Cgroups.JoinFiles(home.InitCgroup),
            WorkingDirectory = "/",
            Prepare = () =>
            {
                HostName.Set(home.Name);
                NodeMounts.Mount(home);
            },
        });
        var sandbox = new NodeSandbox(machine, home, index, init);
        try
        {
            // Only a process inside the new PID namespace can mount its /proc.
            await sandbox.RunAsync(new Command("mount", "-t", "proc", "proc", "/proc"), cancel);
            await sandbox.ConnectAsync(hub, cancel);
            await File.WriteAllTextAsync(sandbox.PathInside(WholeMark), "", cancel);
            return sandbox;
        }
        catch
        {
            await sandbox.StopAsync(CancellationToken.None);
            throw;
        }
    }

    /// <summary>
    /// A node that outlived the process that ran it, found by its control group; null when there is none. It is connected anew
    /// when its hub is another one.
    /// </summary>
    public static async Task<NodeSandbox?> AdoptAsync(NodeHome home, int index, HubSandbox hub, LocalMachine machine, CancellationToken cancel)
    {
        if (machine.AdoptFrom(home.InitCgroup) is not { } init)
        {
            return null;
        }
        var sandbox = new NodeSandbox(machine, home, index, init);
        if (!File.Exists(sandbox.PathInside(WholeMark)))
        {
            return null;
        }
        if (!await hub.HasPortAsync(index, cancel))
        {
            await sandbox.DisconnectAsync(cancel);
            await sandbox.ConnectAsync(hub, cancel);
        }
        return sandbox;
    }

    /// <summary>Runs a command inside, and throws when it fails.</summary>
    public async Task<CommandResult> RunAsync(Command command, CancellationToken cancel) =>
        (await _machine.Processes.RunAsync(command with { Namespaces = Namespaces }, cancel)).OrThrow();

    /// <summary>Starts a program inside, in one of the node's control groups.</summary>
    public IRunningProcess Start(ProcessStart start, string group) => _machine.Processes.Start(start with
    {
        Namespaces = Namespaces,
        JoinGroups = _machine.Cgroups.JoinFiles(group),
        WorkingDirectory = start.WorkingDirectory ?? "/",
    });

    /// <summary>The path by which this process reaches a file of the node's, sockets too.</summary>
    public string PathInside(string path) => $"/proc/{_init.Identity.Id}/root{path}";

    /// <summary>Cuts the power. All processes end, mounts and links go with their namespaces.</summary>
    public async Task StopAsync(CancellationToken cancel)
    {
        _init.Signal(Signal.Kill);
        await _machine.Cgroups.DestroyAsync(Home.Cgroup, _machine.Time, cancel);
    }

    private async Task ConnectAsync(HubSandbox hub, CancellationToken cancel)
    {
        await hub.RemovePortAsync(Index, cancel);
        await Ip().ApplyAsync(NodeNetwork.Connect(Index, Address, hub.Holder.Identity.Id), cancel);
        await hub.AttachPortAsync(Index, cancel);
    }

    private async Task DisconnectAsync(CancellationToken cancel)
    {
        if ((await Ip().LinksAsync(cancel)).Any(l => l.Name == NodeNetwork.Link))
        {
            await Ip().ApplyAsync([$"link delete {NodeNetwork.Link}"], cancel);
        }
    }

    /// <summary>Only the network: ip then still sees the hub's process number as we do.</summary>
    private IpRoute Ip() => new(_machine.Processes, NamespaceSet.Of(_init.Identity, NamespaceKinds.Network));
}
