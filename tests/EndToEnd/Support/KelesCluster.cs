using Keles.Linux;
using Keles.LocalCluster;

namespace Keles.EndToEnd.Tests;

/// <summary>A cluster of the program's, in a home and on a port of its own. Nothing of it may be there after its end.</summary>
internal sealed class KelesCluster : IAsyncDisposable
{
    private static readonly ICgroups Cgroups = CgroupHost.Detect();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("keles-e2e-");
    private readonly HostNetwork _before;

    private KelesCluster(Clients clients, HostNetwork before)
    {
        (Clients, _before) = (clients, before);
        Home = new ClusterHome(Path.Combine(_directory.FullName, "home"));
        Port = FreePort.Find();
        Keles = new KelesProgram(Home);
    }

    public Clients Clients { get; }

    public ClusterHome Home { get; }

    public int Port { get; }

    public KelesProgram Keles { get; }

    public ClusterState State => ClusterStateFile.Of(Home).Read();

    public Kubectl Kubectl => new(Clients.Newest, Home);

    public Kubectl KubectlOf(string version) => new(Clients.Kubectl(version), Home);

    public HostNetwork Before => _before;

    /// <summary>Brings a cluster up with the demo images on all of its nodes.</summary>
    public static async Task<KelesCluster> UpAsync(int nodes)
    {
        Assert.True(File.Exists(Repository.Program), $"{Repository.Program} is not built.");
        var images = await DemoImages.BuildAsync();
        var cluster = new KelesCluster(await Clients.BringAsync(), await HostNetwork.LookAsync());
        try
        {
            await cluster.Keles.RunAsync("up", "--nodes", $"{nodes}", "--port", $"{cluster.Port}");
            await cluster.Keles.RunAsync(["image", "import", .. images]);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>kill -9 of the host process, and of everything in the cluster's control group, as a power cut would.</summary>
    public async Task KillEverythingAsync()
    {
        // The host first: it would start again what ends.
        await KillAsync([State.Host!.Value]);
        await KillAsync(Inside());
    }

    public Task KillHostAsync() => KillAsync([State.Host!.Value]);

    public async ValueTask DisposeAsync()
    {
        var inside = Inside();
        await Keles.DeleteAsync();
        await GoneAsync(inside);
        Assert.False(Cgroups.Exists(Home.Cgroup), $"The control group {Home.Cgroup} is left.");
        Assert.Empty(MountTree.Below(MountInfo.Read(), _directory.FullName));
        Assert.False(Directory.Exists(Home.Path), $"{Home.Path} is left.");
        _directory.Delete(recursive: true);
    }

    private IReadOnlyList<ProcessIdentity> Inside() => Cgroups.Exists(Home.Cgroup)
        ? [.. Cgroups.Processes(Home.Cgroup, recursive: true).Select(id => ProcessIdentity.Of(id)).OfType<ProcessIdentity>(), .. HostProcess()]
        : [.. HostProcess()];

    private IEnumerable<ProcessIdentity> HostProcess() => State.Host is { } host ? [host] : [];

    private static async Task KillAsync(IReadOnlyList<ProcessIdentity> processes)
    {
        Assert.NotEmpty(processes);
        foreach (var process in processes)
        {
            process.TrySignal(Signal.Kill);
        }
        await GoneAsync(processes);
    }

    /// <summary>A process that was killed leaves its control group a moment before it is no more.</summary>
    private static async Task GoneAsync(IReadOnlyList<ProcessIdentity> processes)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (processes.FirstOrDefault(p => p.IsAlive) is { Id: > 0 } left)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < TimeSpan.FromSeconds(10), $"Process {left} of the cluster is left.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}
