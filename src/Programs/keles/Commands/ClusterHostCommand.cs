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
        var flags = new UpFlags();
        var verbosity = LogOption.Create();
        var command = new Command(Name, "Run a local cluster in the foreground; 'keles up' starts this.") { verbosity };
        foreach (var option in flags.Options) command.Add(option);
        command.Hidden = true;
        command.SetAction((parsed, cancel) => RunAsync(flags.Read(parsed), parsed.GetValue(verbosity), cancel));
        return command;
    }

    private static async Task<int> RunAsync(LocalClusterOptions options, LogLevel level, CancellationToken cancel)
    {
        var report = new HostReport(Console.Out);
        var (provider, _) = new LogOptions { Level = level }.Build(TimeProvider.System);
        using var logs = provider.ToFactory();
        try
        {
            var home = ClusterHome.FromEnvironment();
            var scheduler = SchedulerConfigFile.Of(options.Over(ClusterSettings.Read(home)), given: options.SchedulerConfig is not null);
            await new LocalClusterRole(home, options, scheduler, report, logs).RunAsync(cancel);
            return ExitCode.Success;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            report.Failed(ProgramLife.Sentence(e)["error: ".Length..]);
            throw;
        }
    }
}
