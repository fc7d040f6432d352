using System.CommandLine;
using Command = System.CommandLine.Command;
using Keles.Hosting;
using Keles.LocalCluster;

namespace Keles.Programs;

/// <summary><c>keles node shell NAME [-- COMMAND]</c>.</summary>
internal static class NodeCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "The node, as node-1." };
        var words = new FreeWords("COMMAND") { Description = "After --; a shell when there is none.", Arity = ArgumentArity.ZeroOrMore };
        var shell = new Command("shell", "Run a command inside a node's namespaces.") { name, words };
        shell.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(name)!, parsed.GetValue(words) ?? [], cancel));
        return new Command("node", "Work with the nodes of the local cluster.") { shell };
    }

    private static async Task<int> RunAsync(string name, IReadOnlyList<string> words, CancellationToken cancel)
    {
        try
        {
            return await new NodeShell(ClusterHome.FromEnvironment(), LocalMachine.Real(TimeProvider.System)).RunAsync(name, words, cancel);
        }
        catch (LocalClusterException e)
        {
            throw new FatalException(e.Message);
        }
    }
}
