using System.CommandLine;
using Command = System.CommandLine.Command;

namespace Keles.Programs;

/// <summary>The list of what the program can be asked for.</summary>
internal static class Commands
{
    public static IEnumerable<Command> All() =>
    [
        UpCommand.Create(),
        DownCommand.Create(),
        StatusCommand.Create(),
        ExplainSchedulingCommand.Create(),
        NodeCommand.Create(),
        ImageCommand.Create(),
        ServerCommand.Create(),
        AgentCommand.Create(),
        ClusterHostCommand.Create(),
        KubectlCommand.Create(),
    ];
}
