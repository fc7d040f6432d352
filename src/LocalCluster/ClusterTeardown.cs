using Keles.Linux;

namespace Keles.LocalCluster;

/// <summary>
/// "keles down": ends the host process, then everything in the cluster's control group. That group is also how the leftovers of a cluster whose
/// host was killed are found. Doing it again does nothing.
/// </summary>
public sealed class ClusterTeardown(ClusterHome home, LocalMachine machine)
{
    /// <summary>The host closes its store and ends the agents in this time; it is quicker by far.</summary>
    private static readonly TimeSpan HostGrace = TimeSpan.FromSeconds(20);

    /// <summary>Containers that end when asked get this long.</summary>
    private static readonly TimeSpan PodGrace = TimeSpan.FromSeconds(2), Look = TimeSpan.FromMilliseconds(5);

    /// <summary>Ends what runs. False when nothing did.</summary>
    public async Task<bool> StopAsync(CancellationToken cancel)
    {
        var stopped = await StopHostAsync(cancel);
        if (machine.Cgroups.Exists(home.Cgroup))
        {
            stopped = true;
            await AskPodsToEndAsync(cancel);
            await machine.Cgroups.DestroyAsync(home.Cgroup, machine.Time, cancel);
        }
        machine.Cgroups.TryDelete(ClusterHome.CgroupOfAll); // Stays while another cluster is in it.
        if (File.Exists(home.StateFile))
        {
            File.Delete(home.StateFile);
        }
        return stopped;
    }

    /// <summary>Ends what runs and removes the cluster's data: all that keles made in the home, and nothing else there.</summary>
    public async Task DeleteAsync(CancellationToken cancel)
    {
        await StopAsync(cancel);
        HomeContents.Delete(home);
    }

    private async Task<bool> StopHostAsync(CancellationToken cancel)
    {
        // A host that tears down what it hosted (a test) must not end itself.
        if (ClusterStateFile.Of(home).Read().Host is not { } identity || identity == ProcessIdentity.Current || machine.Processes.Adopt(identity) is not { } host)
        {
            return false;
        }
        using (host)
        {
            await host.StopAsync(HostGrace, machine.Time, cancel);
        }
        return true;
    }

    /// <summary>Agents go first: they would start again what ends.</summary>
    private async Task AskPodsToEndAsync(CancellationToken cancel)
    {
        var nodes = machine.Cgroups.Children(home.Cgroup).Where(name => AddressPlan.NodeIndex(name) is not null).Select(home.Node).ToList();
        foreach (var node in nodes)
        {
            machine.Cgroups.KillAll(node.AgentCgroup);
        }
        var begun = machine.Time.GetTimestamp();
        foreach (var process in nodes.SelectMany(PodProcesses))
        {
            ProcessIdentity.Of(process)?.TrySignal(Signal.Terminate);
        }
        while (nodes.SelectMany(PodProcesses).Any() && machine.Time.GetElapsedTime(begun) < PodGrace)
        {
            await Task.Delay(Look, machine.Time, cancel);
        }
    }

    private IEnumerable<int> PodProcesses(NodeHome node) => machine.Cgroups.Children(node.Cgroup)
        .Select(child => $"{node.Cgroup}/{child}")
        .Where(group => group != node.InitCgroup && group != node.ContainerdCgroup && group != node.AgentCgroup)
        .SelectMany(group => machine.Cgroups.Processes(group, recursive: true));
}
