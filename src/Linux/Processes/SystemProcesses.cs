using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Keles.Linux;

/// <summary>
/// Real child processes. A command's output goes to anonymous memory files rather than pipes: nothing has to be pumped, and
/// a grandchild that keeps its output open cannot hold up the answer.
/// </summary>
public sealed class SystemProcesses(TimeProvider time) : IProcesses
{
    /// <summary>A killed command is gone at once, unless the kernel holds it; then we stop waiting after this.</summary>
    private static readonly TimeSpan KillPatience = TimeSpan.FromSeconds(5);

    public async Task<CommandResult> RunAsync(Command command, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        using var input = Input(command);
        using var output = MemoryFile("output");
        using var errors = MemoryFile("errors");
        var child = Start(command, input, output, errors);
        var exitCode = await WaitAsync(command, child, cancel);
        return new CommandResult(command, exitCode ?? 255, Text(output), Text(errors));
    }

    public IRunningProcess Start(ProcessStart start)
    {
        var file = ProgramPath.Find(start.Program)
            ?? throw new CommandException(new Command(start.Program, start.Arguments), "there is no such program");
        using var input = Open(start.Input);
        using var output = Open(start.Output);
        using var errors = start.Errors == start.Output ? null : Open(start.Errors);
        var request = new SpawnRequest(file, [start.Program, .. start.Arguments], ChildEnvironment.With(start.Environment))
        {
            Input = Number(input),
            Output = Number(output),
            Errors = Number(errors ?? output),
            WorkingDirectory = start.WorkingDirectory,
            OwnSession = start.OwnSession,
        };
        request = GroupJoin.Wrap(request, start.JoinGroups);
        return ChildProcess.Watch(NamespaceThread.Run(start.Namespaces, start.NewNamespaces, () =>
        {
            start.Prepare?.Invoke();
            return Spawner.Spawn(request);
        }));
    }

    public IRunningProcess? Adopt(ProcessIdentity process) =>
        ProcessPin.TryOpen(process) is { } pin ? new AdoptedProcess(process, pin) : null;

    private static ChildProcess Start(Command command, SafeFileHandle input, SafeFileHandle output, SafeFileHandle errors)
    {
        var file = ProgramPath.Find(command.Program) ?? throw new CommandException(command, "there is no such program");
        var request = new SpawnRequest(file, [command.Program, .. command.Arguments], ChildEnvironment.With(command.Environment))
        {
            Input = Number(input),
            Output = Number(output),
            Errors = Number(errors),
            WorkingDirectory = command.WorkingDirectory,
            OwnGroup = true,
        };
        return ChildProcess.Watch(NamespaceThread.Run(command.Namespaces, () => Spawner.Spawn(request)));
    }

    private async Task<int?> WaitAsync(Command command, ChildProcess child, CancellationToken cancel)
    {
        try
        {
            return await child.Exited.WaitAsync(command.Timeout, time, cancel);
        }
        catch (Exception problem) when (problem is TimeoutException or OperationCanceledException)
        {
            child.SignalGroup(Signal.Kill);
            await child.Exited.WaitAsync(KillPatience, time, CancellationToken.None);
            if (problem is OperationCanceledException)
            {
                throw;
            }
            throw new CommandException(command, $"it took longer than {command.Timeout.TotalSeconds:0.#} s and was killed");
        }
    }

    private static SafeFileHandle Input(Command command)
    {
        if (command.InputFile is { } path)
        {
            var file = NativeFile.Open(path, NativeFile.ReadOnly | NativeFile.CloseOnExec, 0);
            return file.IsInvalid ? throw LinuxException.Last($"open {path}") : file;
        }
        var memory = MemoryFile("input");
        if (command.Input is { Length: > 0 } text)
        {
            // A write at an offset leaves the descriptor's own position at the start, where the child begins to read.
            RandomAccess.Write(memory, Encoding.UTF8.GetBytes(text), 0);
        }
        return memory;
    }

    private static SafeFileHandle MemoryFile(string name)
    {
        var file = NativeFile.CreateMemoryFile(name, NativeFile.MemoryFileCloseOnExec);
        return file.IsInvalid ? throw LinuxException.Last("memfd_create") : file;
    }

    private static string Text(SafeFileHandle file)
    {
        var length = (int)Math.Min(RandomAccess.GetLength(file), Command.OutputLimit);
        var bytes = new byte[length];
        return Encoding.UTF8.GetString(bytes, 0, RandomAccess.Read(file, bytes, 0));
    }

    /// <summary>Null for our own stream, which needs nothing opened.</summary>
    private static SafeHandle? Open(StandardStream stream)
    {
        const int OwnerWritesGroupReads = 0x1A0; // 0640
        var file = stream switch
        {
            StandardStream.NothingStream => NativeFile.Open("/dev/null", NativeFile.ReadWrite | NativeFile.CloseOnExec, 0),
            StandardStream.AppendStream append => NativeFile.Open(append.Path,
                NativeFile.WriteOnly | NativeFile.Create | NativeFile.Append | NativeFile.CloseOnExec, OwnerWritesGroupReads),
            // A second handle over the caller's descriptor, so that closing ours leaves the caller's open.
            StandardStream.HandleStream given => new SafeFileHandle(given.Handle.DangerousGetHandle(), ownsHandle: false),
            _ => null,
        };
        return file is { IsInvalid: true } ? throw LinuxException.Last($"open {stream}") : file;
    }

    private static int Number(SafeHandle? handle) => handle is null ? -1 : (int)handle.DangerousGetHandle();
}
