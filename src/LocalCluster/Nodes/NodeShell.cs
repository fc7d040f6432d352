using System.Runtime.InteropServices;
using Keles.Linux;

namespace Keles.LocalCluster;

/// <summary>"keles node shell": a command inside a node's namespaces, on our own terminal.</summary>
public sealed class NodeShell(ClusterHome home, LocalMachine machine)
{
    /// <summary>The command's exit code.</summary>
    /// <param name="command">Empty for an interactive shell.</param>
    /// <exception cref="LocalClusterException">There is no such node, or it is off.</exception>
    public async Task<int> RunAsync(string name, IReadOnlyList<string> command, CancellationToken cancel)
    {
        var node = Running(name);
        string[] words = command.Count > 0 ? [.. command] : [ProgramPath.Find("bash") ?? "sh"];
        // Ctrl-C is for the command: it is in our process group and gets the signal itself.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, signal => signal.Cancel = true);
        using var process = Start(node, words);
        return await process.Exited.WaitAsync(cancel) ?? 1;
    }

    private IRunningProcess Start(NodeState node, string[] words)
    {
        try
        {
            return machine.Processes.Start(new ProcessStart(words[0], words[1..])
            {
                Namespaces = NamespaceSet.Of(node.Init!.Value, NamespaceKinds.Node),
                WorkingDirectory = "/",
                Input = StandardStream.Ours,
                Output = StandardStream.Ours,
                Errors = StandardStream.Ours,
                OwnSession = false,
                Environment = new Dictionary<string, string?>
                {
                    ["KUBECONFIG"] = home.Kubeconfig,
                    ["CONTAINERD_ADDRESS"] = ContainerdConfig.Socket,
                    ["CONTAINERD_NAMESPACE"] = "k8s.io",
                    ["HOSTNAME"] = node.Name,
                },
            });
        }
        catch (CommandException problem)
        {
            throw new LocalClusterException(problem.Message, problem);
        }
    }

    private NodeState Running(string name)
    {
        var cluster = ClusterStateFile.Of(home).Read();
        if (cluster.Nodes.Count == 0)
        {
            throw new LocalClusterException($"No cluster is running in {home.Path}; start it with: keles up");
        }
        var node = cluster.Node(name) ?? throw new LocalClusterException(
            $"There is no node {name}; the nodes are {string.Join(", ", cluster.Nodes.Select(n => n.Name))}.");
        return node.IsRunning ? node : throw new LocalClusterException($"{name} is not running; keles status tells more.");
    }
}
