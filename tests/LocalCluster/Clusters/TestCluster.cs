using Keles.Background;
using Keles.Linux;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.LocalCluster.Tests;

/// <summary>A home of its own, whose cluster is brought up and down by the test; nothing is left of it afterwards.</summary>
internal sealed class TestCluster : IAsyncDisposable
{
    public const string Busybox = "keles.test/busybox:1";

    private readonly TemporaryDirectory _directory = new();

    public TestCluster()
    {
        Root.Required();
        Assert.Empty(Preflight.Problems());
        Home = new ClusterHome(_directory["home"]);
    }

    public ClusterHome Home { get; }

    public LocalMachine Machine { get; } = LocalMachine.Real(TimeProvider.System);

    public List<UpStep> Steps { get; } = [];

    public List<string> Notes { get; } = [];

    public ClusterState State => ClusterStateFile.Of(Home).Read();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async Task<LocalClusterHost> UpAsync(int? nodes = null, ILogger? log = null)
    {
        var host = LocalClusterHost.Open(Home, new LocalClusterOptions(nodes), Machine, ThreadPoolSpawner.Instance,
            new UpProgress(step => { lock (Steps) { Steps.Add(step); } }, note => { lock (Notes) { Notes.Add(note); } }), log ?? NullLogger.Instance);
        await host.StartHubAsync(Cancel);
        await host.StartNodesAsync(Cancel);
        return host;
    }

    /// <summary>Writes an image of nothing but busybox.</summary>
    public string BusyboxArchive()
    {
        var file = _directory["busybox.tar"];
        var program = ProgramPath.Find("busybox");
        Assert.True(program is not null, "busybox is missing: install busybox-static (./test does)");
        File.WriteAllBytes(file, new OciArchive(Busybox, CpuArchitecture.Name).Build(new("busybox", File.ReadAllBytes(program)), ["/busybox"]));
        return file;
    }

    /// <summary>As if the machine had lost the host process: nothing is told to anybody.</summary>
    public static async Task KillHostAsync(LocalClusterHost host) => await host.DisposeAsync();

    /// <summary>kill -9 of everything that belongs to the cluster.</summary>
    public async Task KillEverythingAsync()
    {
        var identities = Machine.Cgroups.Processes(Home.Cgroup, recursive: true).Select(id => ProcessIdentity.Of(id)).OfType<ProcessIdentity>().ToList();
        Assert.NotEmpty(identities);
        foreach (var identity in identities)
        {
            identity.TrySignal(Keles.Linux.Signal.Kill);
        }
        await Eventually.True(() => !identities.Any(i => i.IsAlive));
    }

    public async ValueTask DisposeAsync()
    {
        await new ClusterTeardown(Home, Machine).StopAsync(CancellationToken.None);
        _directory.Dispose();
    }
}
