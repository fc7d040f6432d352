using System.Net;
using System.Runtime.CompilerServices;
using Keles.Api.Core.V1;
using Keles.Background.Simulation;
using Keles.Client;
using Keles.Fakes;
using Keles.Kubelet.Hosting;
using Keles.Kubelet.Tests.Fakes;
using Keles.Kubelet.Tests.Fakes.Cri;
using Keles.Kubelet.Volumes.SubPaths;
using Keles.Linux;
using Keles.Machinery;

namespace Keles.Kubelet.Tests.Scenarios;

/// <summary>A kubelet between a fake API and a fake runtime, under a virtual clock.</summary>
internal sealed class SimulatedNode : IDisposable
{
    public const string Name = "node-1";
    public const string Image = "example.test/app:1";

    private readonly SimulatedApi _simulated;
    private readonly string _directory = Directory.CreateTempSubdirectory("keles-node-").FullName;
    private SimulationProcess? _life;
    private int _lives;
    private Task? _running;

    public SimulatedNode(ulong seed = 1)
    {
        _simulated = new SimulatedApi(seed);
        // Events of a modern runtime come over a channel that leaves the simulation's thread.
        Cri = new FakeCri(_simulated.Process.Time) { Modern = false }.WithImage(Image);
        Probes = new FakeProbeRunner(_simulated.Process.Time);
        Options = new KubeletOptions
        {
            NodeName = Name,
            Addresses = [IPAddress.Parse("192.0.2.10")],
            RootDirectory = Path.Combine(_directory, "kubelet"),
            PodLogDirectory = Path.Combine(_directory, "pods"),
            ContainerLogDirectory = Path.Combine(_directory, "containers"),
            CgroupParent = "/test",
        };
    }

    public FakeApi Api => _simulated.Api;

    public FakeCri Cri { get; }

    public FakeMounts Mounts { get; } = new();

    public FakeCgroups Cgroups { get; } = new();

    /// <summary>What is installed on the node beside the kubelet.</summary>
    public FakePlugins Plugins { get; } = new();

    public FakeWeb Web { get; } = new();

    public TestLog Log { get; } = new();

    public FakeProbeRunner Probes { get; }

    public KubeletOptions Options { get; set; }

    /// <summary>How full the node's one disk is.</summary>
    public FileSystemUsage Disk { get; set; } = new(100L << 30, 50L << 30, 50L << 30, 1_000_000, 900_000);

    public long FreeMemory { get; set; } = 4L << 30;

    public DateTimeOffset Now => _simulated.Now;

    public SimulatedNode Start()
    {
        _life = _simulated.Simulation.StartProcess($"kubelet {++_lives}");
        var host = new KubeletHost(Options, Outside, _life.Around, Log, null);
        _running = _life.Spawn("kubelet", host.RunAsync);
        return this;
    }

    /// <summary>Ends the kubelet like a power cut; the runtime and its pods go on.</summary>
    public void Kill() => _life!.Kill();

    public Pod Put(Pod pod) => Api.Put(pod);

    public Pod Get(Pod pod) => Api.Get<Pod>(ObjectKey.Of(pod));

    public bool Exists(Pod pod) => Api.Find<Pod>(ObjectKey.Of(pod))?.Metadata.Uid == pod.Metadata.Uid;

    public void Until(Pod pod, Func<Pod, bool> condition, string what) => Until(() => Api.Find<Pod>(ObjectKey.Of(pod)) is { } now && condition(now), what);

    public void Until(Func<bool> condition, string what)
    {
        try
        {
            _simulated.Until(() => Healthy() && condition(), what);
        }
        catch (SimulationStuckException stuck)
        {
            throw new InvalidOperationException($"{stuck.Message}\n{string.Join('\n', Log.Lines.TakeLast(10))}\n{string.Join('\n', Cri.Calls.Made.TakeLast(30))}\n{string.Join('\n', Api.List<Event>().Select(e => $"{e.Reason}: {e.Message}"))}", stuck);
        }
    }

    public void Advance(TimeSpan by)
    {
        _simulated.Advance(by);
        Healthy();
    }

    /// <summary>The reasons and messages of a pod's events, in order, without repetitions.</summary>
    public IReadOnlyList<string> Events(Pod pod) => [.. Api.List<Event>(pod.Metadata.Namespace).Where(e => e.InvolvedObject.Uid == pod.Metadata.Uid)
        .OrderBy(e => long.Parse(e.Metadata.ResourceVersion)).Select(e => $"{e.Reason}: {e.Message}")];

    public void Delete(Pod pod, long? grace = null)
    {
        var deleted = Api.Client.DeleteAsync<Pod>(ObjectKey.Of(pod), grace is null ? null : new DeleteOptions { GracePeriodSeconds = grace });
        _simulated.Until(() => deleted.IsCompleted, "the deletion to be accepted");
    }

    public void Dispose()
    {
        Plugins.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private bool Healthy()
    {
        if (_running is { IsFaulted: true })
        {
            throw new InvalidOperationException("the kubelet ended", _running.Exception);
        }
        return true;
    }

    private KubeletEnvironment Outside() => new()
    {
        Api = _simulated.Api.As(ClientIdentity.Node(Name)),
        Runtime = Cri.Runtime,
        Images = Cri.Images,
        Mounts = Mounts,
        Cgroups = Cgroups,
        Machine = new MachineFacts("machine", "system", "boot", "6.0", "Test Linux", "amd64", 4, 8L << 30, 0),
        Http = Web,
        Probes = Probes,
        Beneath = new LinuxBeneath(),
        Disk = _ => Disk,
        Memory = () => new MemoryTable(8L << 30, FreeMemory, 0, 0),
        Changes = (_, rescan, cancel) => RescansAsync(rescan, cancel),
        Plugins = Plugins,
        Streams = new HttpMessageInvoker(new SocketsHttpHandler()),
    };

    /// <summary>The kernel's own word of changes would come from outside the simulation.</summary>
    private async IAsyncEnumerable<bool> RescansAsync(TimeSpan rescan, [EnumeratorCancellation] CancellationToken cancel)
    {
        while (true)
        {
            yield return true;
            await Task.Delay(rescan, _simulated.Process.Time, cancel);
        }
    }
}
