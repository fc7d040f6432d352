using System.CommandLine;
using Command = System.CommandLine.Command;
using Keles.Hosting;
using Keles.LocalCluster;

namespace Keles.Programs;

/// <summary><c>keles image import FILE.tar…</c>.</summary>
internal static class ImageCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Archives as 'docker save' or 'ctr images export' write them.", Arity = ArgumentArity.OneOrMore };
        var import = new Command("import", "Load image archives into all nodes.") { files };
        import.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(files)!, cancel));
        return new Command("image", "Work with the images of the local cluster.") { import };
    }

    private static async Task<int> RunAsync(IReadOnlyList<string> files, CancellationToken cancel)
    {
        var home = ClusterHome.FromEnvironment();
        try
        {
            var names = await new ImageImport(home, LocalMachine.Real(TimeProvider.System)).RunAsync(ClusterStateFile.Of(home).Read(), files, cancel);
            foreach (var name in names) Console.WriteLine(name);
            return ExitCode.Success;
        }
        catch (LocalClusterException e)
        {
            throw new FatalException(e.Message);
        }
    }
}
