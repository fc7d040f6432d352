using System.CommandLine;
using Command = System.CommandLine.Command;
using Keles.Hosting;
using Keles.LocalCluster;

namespace Keles.Programs;

/// <summary><c>keles status</c>: what runs of the local cluster. Exit code 1 when it is not running.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var command = new Command("status", "Show what runs of the local cluster.");
        command.SetAction(_ => Show(ClusterHome.FromEnvironment()));
        return command;
    }

    private static int Show(ClusterHome home)
    {
        var state = ClusterStateFile.Of(home).Read();
        if (!state.IsRunning)
        {
            Console.WriteLine(state.Nodes.Any(n => n.IsRunning)
                ? $"The control plane of the cluster in {home.Path} is gone while its nodes run on; keles up takes them up again."
                : $"No cluster is running in {home.Path}; start it with: keles up");
            return ExitCode.Failure;
        }

        Console.WriteLine($"API          https://127.0.0.1:{state.ApiPort} (process {state.Host?.Id})");
        Console.WriteLine($"kubeconfig   {home.Kubeconfig}");
        foreach (var node in state.Nodes)
        {
            Console.WriteLine($"{node.Name,-12} {node.Address,-15} {(node.IsRunning ? "on" : "off")}, containerd {Of(node.Containerd)}, agent {Of(node.Agent)}");
        }

        foreach (var port in state.Ports)
        {
            Console.WriteLine($"127.0.0.1:{port.Port}/{port.Protocol}   {port.Owner}{(port.Problem is null ? "" : $"   NOT PUBLISHED: {port.Problem}")}");
        }

        return ExitCode.Success;
    }

    private static string Of(Linux.ProcessIdentity? process) => process is { IsAlive: true } ? "runs" : "does not run";
}
