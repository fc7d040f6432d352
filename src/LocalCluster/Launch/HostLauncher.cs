using System.IO.Pipes;
using Keles.Linux;
using Microsoft.Win32.SafeHandles;

namespace Keles.LocalCluster;

/// <summary>
/// "keles up": starts the host process in the background, in a session of its own and with its errors going to the log, and listens until
/// the cluster is up.
/// </summary>
public sealed class HostLauncher(ClusterHome home, LocalMachine machine)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    public string Log => home.LogFile("host");

    /// <summary>Returns when the host says that it is ready. When cancelled, the host is ended too.</summary>
    /// <param name="program">Usually this same program.</param>
    /// <param name="heard">Every message but the last.</param>
    /// <exception cref="LocalClusterException">The host's own reason, or the end of its log.</exception>
    public async Task<ProcessIdentity> LaunchAsync(
        string program, IReadOnlyList<string> arguments, Action<HostMessage> heard, CancellationToken cancel)
    {
        home.Create();
        LogFile.KeepShort(Log);
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.None);
        using var host = Start(program, arguments, pipe);
        try
        {
            await ListenAsync(pipe, host, heard, cancel);
            return host.Identity;
        }
        catch (OperationCanceledException)
        {
            await host.StopAsync(Grace, machine.Time, CancellationToken.None);
            throw;
        }
    }

    private IRunningProcess Start(string program, IReadOnlyList<string> arguments, AnonymousPipeServerStream pipe)
    {
        using var far = new SafeFileHandle(pipe.ClientSafePipeHandle.DangerousGetHandle(), ownsHandle: false);
        var process = machine.Processes.Start(new ProcessStart(program, arguments)
        {
            Output = StandardStream.Descriptor(far),
            Errors = StandardStream.AppendTo(Log),
            // Not "/": a web server looks over the directory it starts in.
            WorkingDirectory = home.Path,
            Environment = new Dictionary<string, string?> { [ClusterHome.Variable] = home.Path },
        });
        pipe.DisposeLocalCopyOfClientHandle(); // Or the end of the host would not be the end of the stream.
        return process;
    }

    private async Task ListenAsync(AnonymousPipeServerStream pipe, IRunningProcess host, Action<HostMessage> heard, CancellationToken cancel)
    {
        using var lines = new StreamReader(pipe, leaveOpen: true);
        while (await lines.ReadLineAsync(cancel) is { } line)
        {
            switch (HostMessage.Parse(line))
            {
                case HostMessage.Ready:
                    return;
                case HostMessage.Failed failed:
                    throw new LocalClusterException(failed.Reason);
                case var message:
                    heard(message);
                    break;
            }
        }
        var code = await host.Exited.WaitAsync(Grace, machine.Time, cancel);
        throw new LocalClusterException($"The cluster's host process ended with exit code {code} before it was ready. The end of {Log}:\n{LogFile.Tail(Log)}");
    }
}
