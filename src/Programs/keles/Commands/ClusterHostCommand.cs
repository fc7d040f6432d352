using System.CommandLine;
using Command = System.CommandLine.Command;
using Keles.Hosting;
using Keles.LocalCluster;
using Microsoft.Extensions.Logging;

namespace Keles.Programs;

/// <summary>The process behind <c>keles up</c>: runs the cluster, and tells its starter on standard output how it gets on.</summary>
internal static class ClusterHostCommand
{
    public const string Name = "cluster-host";

    public static Command Create()
    {
        var nodes = new Option<int?>("--nodes");
        var port = new Option<int?>("--port");
        var uplink = new Option<bool>("--uplink");
        var scheduler = new ManagerFlags().SchedulerConfig;
        var verbosity = LogOption.Create();
        var command = new Command(Name, "Run a local cluster in the foreground; 'keles up' starts this.") { nodes, port, uplink, scheduler.Option, verbosity };
        command.Hidden = true;
        command.SetAction((parsed, cancel) => RunAsync(new(parsed.GetValue(nodes), parsed.GetValue(port), parsed.GetValue(uplink)), scheduler.Of(parsed), parsed.GetValue(verbosity), cancel));
        return command;
    }

    private static async Task<int> RunAsync(LocalClusterOptions options, string schedulerConfig, LogLevel level, CancellationToken cancel)
    {
        var report = new HostReport(Console.Out);
        var (provider, _) = new LogOptions { Level = level }.Build(TimeProvider.System);
        using var logs = provider.ToFactory();
        try
        {
            await new LocalClusterRole(ClusterHome.FromEnvironment(), options, SchedulerConfigFile.Read(schedulerConfig), report, logs).RunAsync(cancel);
            return ExitCode.Success;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            report.Failed(ProgramLife.Sentence(e)["error: ".Length..]);
            throw;
        }
    }
}
