using Keles.Linux;
using Keles.LocalCluster;

namespace Keles.EndToEnd.Tests.JavaScriptClient;

/// <summary>The scripts beside this file, which are tests in the language of their client: one that goes well ends with 0, another says why not.</summary>
internal static class JavaScript
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static string Directory { get; } = Repository.In("tests/EndToEnd/JavaScriptClient");

    /// <summary>Runs a script in a namespace that it makes, and that is deleted after it.</summary>
    public static async Task RunAsync(Clients clients, ClusterHome home, string script)
    {
        var ns = $"javascript-{script}";
        try
        {
            (await Run.Async(new Command("node", Path.Combine(Directory, $"{script}.mjs"))
            {
                Timeout = Limit,
                Environment = new Dictionary<string, string?>
                {
                    ["KUBECONFIG"] = home.Kubeconfig,
                    ["KELES_NODE_MODULES"] = clients.NodeModules,
                    ["KELES_NAMESPACE"] = ns,
                    ["KELES_IMAGE"] = DemoImages.Busybox,
                },
            })).OrThrow();
        }
        finally
        {
            await new Kubectl(clients.Newest, home).TryAsync("delete", "namespace", ns, "--wait=false");
        }
    }
}
