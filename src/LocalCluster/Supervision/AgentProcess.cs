using Keles.Linux;
using Microsoft.Extensions.Logging;

namespace Keles.LocalCluster;

/// <summary>
/// A node's agent (kubelet, proxy, DNS …) inside its namespaces. One that an earlier run left behind is ended first: its successor may be
/// a newer program, and pods do not need it to run on.
/// </summary>
internal sealed class AgentProcess
{
    private readonly NodeSandbox _node;
    private readonly LocalMachine _machine;
    private readonly SupervisedProcess _supervised;

    public AgentProcess(NodeSandbox node, LocalMachine machine, AgentLaunch launch, Action<ProcessIdentity?> changed, ILogger log)
    {
        (_node, _machine) = (node, machine);
        _supervised = new SupervisedProcess($"{node.Home.Name}: agent", () => Start(launch), machine.Time, log)
        {
            Changed = process => changed(process?.Identity),
        };
    }

    public ProcessIdentity? Identity => _supervised.Current?.Identity;

    public void Begin()
    {
        _machine.Cgroups.KillAll(_node.Home.AgentCgroup);
        _supervised.Begin();
    }

    public Task SuperviseAsync(CancellationToken cancel) => _supervised.SuperviseAsync(cancel);

    /// <summary>Lets it end in order: it says goodbye to the API.</summary>
    public async Task StopAsync(TimeSpan grace, CancellationToken cancel)
    {
        if (_supervised.Current is { } process)
        {
            await process.StopAsync(grace, _machine.Time, cancel);
        }
    }

    private IRunningProcess Start(AgentLaunch launch)
    {
        LogFile.KeepShort(_node.Home.AgentLog);
        var log = StandardStream.AppendTo(_node.Home.AgentLog);
        return _node.Start(new ProcessStart(launch.Program, launch.Arguments)
        {
            // The runtime's diagnostic sockets lie in /tmp, which all nodes share, under numbers that they share too.
            Environment = new Dictionary<string, string?>(launch.Environment) { ["DOTNET_EnableDiagnostics"] = "0" },
            // Not "/": a web server looks over the directory it starts in.
            WorkingDirectory = _node.Home.Path,
            Output = log,
            Errors = log,
        }, _node.Home.AgentCgroup);
    }
}
