using System.Net.Sockets;
using Keles.Linux;
using Microsoft.Extensions.Logging;

namespace Keles.LocalCluster;

/// <summary>
/// A node's containerd. It is supervised; one that outlived us is taken up again, since two on one root destroy it. While it is
/// away pods run on, kept by their shims.
/// </summary>
internal sealed class ContainerdProcess
{
    private const string Program = "containerd", ConfigFile = "/run/keles/containerd.toml";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30), Look = TimeSpan.FromMilliseconds(5);

    private readonly NodeSandbox _node;
    private readonly LocalMachine _machine;
    private readonly SupervisedProcess _supervised;

    public ContainerdProcess(NodeSandbox node, LocalMachine machine, string config, Action<ProcessIdentity?> changed, ILogger log)
    {
        (_node, _machine) = (node, machine);
        _supervised = new SupervisedProcess($"{node.Home.Name}: containerd", () => Start(config), machine.Time, log)
        {
            Changed = process => changed(process?.Identity),
        };
    }

    public ProcessIdentity? Identity => _supervised.Current?.Identity;

    /// <summary>Returns when it answers on its socket.</summary>
    public async Task StartAsync(CancellationToken cancel)
    {
        _supervised.Begin(Running());
        var begun = _machine.Time.GetTimestamp();
        while (!await AnswersAsync(cancel))
        {
            var ended = _supervised.Current!.Exited.IsCompleted;
            if (ended || _machine.Time.GetElapsedTime(begun) > Patience)
            {
                throw new LocalClusterException(
                    $"{_node.Home.Name}: containerd {(ended ? "ended at once" : $"does not answer after {Patience.TotalSeconds} s")}. The end of {_node.Home.ContainerdLog}:\n{LogFile.Tail(_node.Home.ContainerdLog)}");
            }
            await Task.Delay(Look, _machine.Time, cancel);
        }
    }

    public Task SuperviseAsync(CancellationToken cancel) => _supervised.SuperviseAsync(cancel);

    private IRunningProcess Start(string config)
    {
        // A socket that a killed containerd left behind would look like one that answers soon.
        File.Delete(_node.PathInside(ContainerdConfig.Socket));
        File.WriteAllText(_node.PathInside(ConfigFile), config);
        LogFile.KeepShort(_node.Home.ContainerdLog);
        var log = StandardStream.AppendTo(_node.Home.ContainerdLog);
        return _node.Start(new ProcessStart(Program, "--config", ConfigFile) { Output = log, Errors = log }, _node.Home.ContainerdCgroup);
    }

    /// <summary>One from an earlier run. Its group also holds shims, and containers' tools for a moment; their names differ.</summary>
    private IRunningProcess? Running() => _machine.Cgroups.Processes(_node.Home.ContainerdCgroup, recursive: false)
        .Select(ProcessStatus.Read)
        .Where(status => status is { Name: Program, IsZombie: false })
        .Select(status => _machine.Processes.Adopt(new ProcessIdentity(status!.Id, status.StartTime)))
        .FirstOrDefault(process => process is not null);

    private async Task<bool> AnswersAsync(CancellationToken cancel)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(_node.PathInside(ContainerdConfig.Socket)), cancel);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
