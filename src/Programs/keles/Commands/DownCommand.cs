using System.CommandLine;
using Command = System.CommandLine.Command;
using Keles.Hosting;
using Keles.LocalCluster;

namespace Keles.Programs;

/// <summary><c>keles down</c>: ends the local cluster, and with <c>--delete</c> removes its data.</summary>
internal static class DownCommand
{
    public static Command Create()
    {
        var delete = new Option<bool>("--delete") { Description = "Remove the cluster's data too." };
        var command = new Command("down", "End the local cluster.") { delete };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(delete), cancel));
        return command;
    }

    private static async Task<int> RunAsync(bool delete, CancellationToken cancel)
    {
        var home = ClusterHome.FromEnvironment();
        var teardown = new ClusterTeardown(home, LocalMachine.Real(TimeProvider.System));
        if (delete && !Directory.Exists(home.NodeDirectory))
        {
            Console.WriteLine($"There is no cluster in {home.Path}.");
        }
        else if (delete)
        {
            await teardown.DeleteAsync(cancel);
            Console.WriteLine($"The cluster in {home.Path} and its data are gone.");
        }
        else
        {
            Console.WriteLine(await teardown.StopAsync(cancel)
                ? $"The cluster in {home.Path} has ended; its data stay for the next: keles up"
                : $"No cluster is running in {home.Path}.");
        }

        return ExitCode.Success;
    }
}
