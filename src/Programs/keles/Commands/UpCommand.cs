using System.CommandLine;
using Command = System.CommandLine.Command;
using System.Globalization;
using Keles.Hosting;
using Keles.LocalCluster;

namespace Keles.Programs;

/// <summary><c>keles up</c>: a local cluster in the background.</summary>
internal static class UpCommand
{
    public static Command Create()
    {
        var flags = new UpFlags();
        var command = new Command("up", "Bring up a local cluster on this machine.");
        foreach (var option in flags.Options) command.Add(option);
        command.SetAction((parsed, cancel) => RunAsync(flags.Read(parsed), cancel));
        return command;
    }

    private static async Task<int> RunAsync(LocalClusterOptions options, CancellationToken cancel)
    {
        var home = ClusterHome.FromEnvironment();
        if (ClusterStateFile.Of(home).Read() is { IsRunning: true } running)
        {
            if (Changed(options, home, running) is { } flag)
                throw new FatalException($"the cluster in {home.Path} is running already, and {flag} takes effect only when it starts: run keles down first (its data stay), and then this again");
            Console.WriteLine($"The cluster in {home.Path} is running already, with {Count(running.Nodes.Count, "node")}; its API is at https://127.0.0.1:{running.ApiPort}.");
            Next(home);
            return ExitCode.Success;
        }

        CheckSettings(options, home);
        List<string> arguments = [ClusterHostCommand.Name];
        if (options.Nodes is { } nodes) arguments.AddRange(["--nodes", nodes.ToString(CultureInfo.InvariantCulture)]);
        if (options.ApiPort is { } port) arguments.AddRange(["--port", port.ToString(CultureInfo.InvariantCulture)]);
        if (options.Uplink) arguments.Add("--uplink");
        if (options.SchedulerConfig is { } scheduler) arguments.AddRange(["--scheduler-config", scheduler]);
        try
        {
            var launcher = new HostLauncher(home, LocalMachine.Real(TimeProvider.System));
            await launcher.LaunchAsync(Environment.ProcessPath!, arguments, Show, cancel);
        }
        catch (LocalClusterException e)
        {
            throw new FatalException(e.Message);
        }

        Next(home);
        return ExitCode.Success;
    }

    /// <summary>What is wrong with the settings is told here, and not out of the background.</summary>
    private static void CheckSettings(LocalClusterOptions options, ClusterHome home)
    {
        try
        {
            _ = SchedulerConfigFile.Of(options.Over(ClusterSettings.Read(home)), given: options.SchedulerConfig is not null);
        }
        catch (LocalClusterException e)
        {
            throw new FatalException(e.Message);
        }
    }

    /// <summary>The first flag that asks for something else than what runs.</summary>
    private static string? Changed(LocalClusterOptions asked, ClusterHome home, ClusterState running) =>
        asked.Nodes is { } nodes && nodes != running.Nodes.Count ? $"--nodes {nodes}"
        : asked.ApiPort is { } port && port != running.ApiPort ? $"--port {port}"
        : asked.SchedulerConfig is { } path && SchedulerConfigFile.Read(path).Text != SchedulerInUse.Read(home)?.Text ? "--scheduler-config" : null;

    private static void Show(HostMessage message)
    {
        if (message is HostMessage.Step { Done: var step }) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {step.Took.TotalSeconds,6:0.00} s  {step.Name}"));
        else if (message is HostMessage.Note note) Console.WriteLine(note.Text);
    }

    private static void Next(ClusterHome home)
    {
        Console.WriteLine($"""

            Next:
              export KUBECONFIG={home.Kubeconfig}
              kubectl get nodes
              ./keles image import FILE.tar      loads images into all nodes
              ./keles node shell node-1          a shell inside a node
              ./down                             ends the cluster; its data stay
            """);
    }

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
