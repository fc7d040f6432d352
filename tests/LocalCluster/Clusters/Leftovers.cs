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

    /// <summary>Everything that lives in some namespaces now. The numbers of namespaces are used again by the kernel, so it is the processes that are looked for later.</summary>
    public static IReadOnlyList<ProcessIdentity> ProcessesIn(IReadOnlyList<string> namespaces) => [.. KernelProcesses.All()
        .Where(p => !p.IsZombie && new[] { "net", "mnt" }.Any(kind => namespaces.Contains(LinkTargetOf(new FileInfo($"/proc/{p.Id}/ns/{kind}")))))
        .Select(p => new ProcessIdentity(p.Id, p.StartTime))];

    public static void NothingOf(TestCluster cluster, IReadOnlyList<ProcessIdentity> inside)
    {
        Assert.NotEmpty(inside);
        Assert.DoesNotContain(inside, process => process.IsAlive);
        Assert.False(cluster.Machine.Cgroups.Exists(cluster.Home.Cgroup));
        Assert.Empty(MountTree.Below(MountInfo.Read(), cluster.Home.Path));
        Assert.False(File.Exists(cluster.Home.StateFile));
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
