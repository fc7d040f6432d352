using Keles.Linux;

namespace Keles.EndToEnd.Tests;

/// <summary>Programs that run to their end, each with a limit of time.</summary>
internal static class Run
{
    private static readonly SystemProcesses Processes = new(TimeProvider.System);

    public static Task<CommandResult> Async(Command command) => Async(command, TestContext.Current.CancellationToken);

    /// <summary>For what must be done also when the tests were cancelled.</summary>
    public static Task<CommandResult> AlwaysAsync(Command command) => Async(command, CancellationToken.None);

    private static Task<CommandResult> Async(Command command, CancellationToken cancel) => Processes.RunAsync(command, cancel);
}
