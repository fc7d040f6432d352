using Keles.Linux;

namespace Keles.LocalCluster.Tests;

/// <summary>What a cluster could leave on the host: taken before, compared after.</summary>
internal sealed record Leftovers(string Links, string Routes)
{
    private static readonly SystemProcesses Processes = new(TimeProvider.System);

    public static async Task<Leftovers> LookAsync()
    {
        var ip = new IpRoute(Processes);
        var links = await ip.LinksAsync(TestContext.Current.CancellationToken);
        var routes = await ip.RoutesAsync(TestContext.Current.CancellationToken, "all");
        return new(string.Join(' ', links.Select(l => l.Name)), string.Join('\n', routes.Select(r => $"{r.Destination} {r.Gateway} {r.Link}")));
    }

    /// <summary>The namespaces a process is in, as the kernel numbers them.</summary>
    public static IReadOnlyList<string> NamespacesOf(ProcessIdentity process) =>
        [.. new[] { "net", "mnt", "pid", "uts" }.Select(kind => new FileInfo($"/proc/{process.Id}/ns/{kind}").LinkTarget!)];

    public static void NothingOf(TestCluster cluster, IReadOnlyList<string> namespaces)
    {
        Assert.False(cluster.Machine.Cgroups.Exists(cluster.Home.Cgroup));
        Assert.Empty(MountTree.Below(MountInfo.Read(), cluster.Home.Path));
        Assert.False(File.Exists(cluster.Home.StateFile));
        var inside = KernelProcesses.All().Where(p => !p.IsZombie).Select(p => new FileInfo($"/proc/{p.Id}/ns/net"))
            .Concat(KernelProcesses.All().Where(p => !p.IsZombie).Select(p => new FileInfo($"/proc/{p.Id}/ns/mnt")))
            .Select(LinkTargetOf).Intersect(namespaces);
        Assert.Empty(inside);
        Assert.DoesNotContain(KernelProcesses.All(), p => KernelProcesses.Arguments(p.Id).Any(a => a.Contains(cluster.Home.Path)));
    }

    /// <summary>Null for a process that ended meanwhile.</summary>
    private static string? LinkTargetOf(FileInfo file)
    {
        try
        {
            return file.LinkTarget;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
