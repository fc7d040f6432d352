using System.CommandLine;
using Command = System.CommandLine.Command;
using Keles.Hosting;

namespace Keles.Programs;

/// <summary>The command line is not there yet, and says so.</summary>
internal static class KubectlCommand
{
    public static Command Create()
    {
        var command = new Command("kubectl", "The command line (not there yet).") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(int (_) => throw new FatalException("keles has no command line of its own yet; use any kubectl with the kubeconfig that 'keles up' names"));
        return command;
    }
}
