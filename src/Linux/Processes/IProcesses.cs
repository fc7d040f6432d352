namespace Keles.Linux;

/// <summary>Child processes: the one way by which Keles runs a program of the system.</summary>
public interface IProcesses
{
    /// <summary>
    /// Runs a command to its end. On cancellation or timeout the command and its process group are killed before the task ends.
    /// </summary>
    /// <exception cref="CommandException">The program is missing, could not be started, or took too long.</exception>
    Task<CommandResult> RunAsync(Command command, CancellationToken cancel);

    /// <summary>Starts a program and returns as soon as it has its number.</summary>
    IRunningProcess Start(ProcessStart start);

    /// <summary>Takes up a process that an earlier run of ours left behind; null when it is gone.</summary>
    IRunningProcess? Adopt(ProcessIdentity process);
}
