using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Client;
using Keles.Fakes;
using Keles.Kubelet.Devices.Plugins;
using Keles.Kubelet.Hosting;
using Keles.Kubelet.Probes;
using Keles.Kubelet.Probes.Network;
using Keles.Kubelet.Tests.Fakes;
using Keles.Kubelet.Tests.Runtime.Cri.Containerd;
using Keles.Kubelet.Volumes.SubPaths;
using Keles.Linux;
using Keles.Machinery;

namespace Keles.Kubelet.Tests.Scenarios.Containerd;

/// <summary>
/// A kubelet between a fake API and a real containerd with real control groups. Mounts of the kubelet's own are left out: the
/// runtime lives in a mount namespace of its own, which would not see them.
/// </summary>
internal sealed class ContainerdNode : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(10);

    private readonly ContainerdProcess _containerd;
    private readonly string _directory = Directory.CreateTempSubdirectory("keles-node-").FullName;
    private bool _serves;
    private CancellationTokenSource _life = new();
    private Task _running = Task.CompletedTask;

    private ContainerdNode(ContainerdProcess containerd) => _containerd = containerd;

    public FakeApi Api { get; } = new(TimeProvider.System);

    public TestLog Log { get; } = new();

    public ContainerdProcess Runtime => _containerd;

    public KubeletOptions Options => field ??= new KubeletOptions
    {
        NodeName = SimulatedNode.Name,
        Addresses = [IPAddress.Parse("192.0.2.10")],
        RootDirectory = Path.Combine(_directory, "kubelet"),
        PodLogDirectory = Path.Combine(_directory, "pods"),
        ContainerLogDirectory = Path.Combine(_directory, "containers"),
        CgroupParent = _containerd.CgroupParent,
        StartRetry = TimeSpan.FromSeconds(1),
        // However full the machine is that the tests run on.
        ImageGcHighPercent = 100,
        EvictionMemoryBytes = 0,
        EvictionDiskPercent = 0,
        EvictionImageDiskPercent = 0,
        EvictionInodesPercent = 0,
        ServerPort = FreePort(),
    };

    public NodeCertificates Certificates { get; } = new();

    /// <summary>With a runtime of its own: a kubelet takes all pods of a runtime for its own.</summary>
    public static async Task<ContainerdNode> StartAsync(bool serves = false)
    {
        ContainerdProcess.Required();
        var node = new ContainerdNode(await ContainerdProcess.StartAsync(TestContext.Current.CancellationToken));
        node._serves = serves;
        node.Start();
        return node;
    }

    public void Start()
    {
        _life = new CancellationTokenSource();
        _running = new KubeletHost(Options, Outside, Surroundings.OnThisMachine, Log, _serves ? Certificates.Serving : null).RunAsync(_life.Token);
    }

    public async Task StopAsync()
    {
        await _life.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _running);
    }

    public Pod Get(Pod pod) => Api.Get<Pod>(ObjectKey.Of(pod));

    public async Task<Pod> UntilAsync(Pod pod, Func<Pod, bool> condition, string what)
    {
        await UntilAsync(() => Api.Find<Pod>(ObjectKey.Of(pod)) is { } now && condition(now), what);
        return Get(pod);
    }

    public Task UntilAsync(Func<bool> condition, string what) => UntilAsync(() => Task.FromResult(condition()), what);

    public async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        // The runtime is another process: nothing here can wait for it but by looking.
        var started = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.False(_running.IsFaulted, _running.Exception?.ToString());
            Assert.True(started.Elapsed < Limit, $"waited for {what}\n{string.Join('\n', Log.Lines.TakeLast(20))}\n{string.Join('\n', Api.List<Event>().Select(e => e.Reason + ": " + e.Message))}");
            await Task.Delay(PollInterval, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>What a command in a container prints.</summary>
    public async Task<string> RunAsync(Pod pod, string container, string script)
    {
        var id = Get(pod).Status(container)!.ContainerID["containerd://".Length..];
        var answer = await _containerd.Client.Runtime.ExecSyncAsync(id, ["sh", "-c", script], TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        return answer.Stdout.ToStringUtf8() + answer.Stderr.ToStringUtf8();
    }

    public async Task DeleteAsync(Pod pod, long grace)
    {
        await Api.Client.DeleteAsync<Pod>(ObjectKey.Of(pod), new DeleteOptions { GracePeriodSeconds = grace });
        await UntilAsync(() => Api.Find<Pod>(ObjectKey.Of(pod)) is null, "the pod to be gone");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var pod in Api.List<Pod>())
        {
            await DeleteAsync(pod, 0);
        }
        await StopAsync();
        await _containerd.DisposeAsync();
        Certificates.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private KubeletEnvironment Outside()
    {
        var http = new HttpProber(TimeProvider.System);
        var runtime = _containerd.Client.Runtime;
        return new KubeletEnvironment
        {
            Api = Api.As(ClientIdentity.Node(Options.NodeName)),
            Runtime = runtime,
            Images = _containerd.Client.Images,
            Mounts = new FakeMounts(),
            Cgroups = CgroupHost.Detect(),
            Machine = MachineFacts.Read(),
            Http = http,
            Probes = new ProbeRunner(runtime, http, new TcpProber(TimeProvider.System), new GrpcProber(TimeProvider.System)),
            Beneath = new LinuxBeneath(),
            Changes = static (directory, rescan, cancel) => new DirectoryWatch(directory, rescan, TimeProvider.System).ChangesAsync(cancel),
            Plugins = new GrpcPluginSockets(TimeProvider.System),
            Streams = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false, ConnectCallback = DialAsync }),
        };
    }

    /// <summary>The runtime's streaming server listens in the runtime's own network namespace.</summary>
    private async ValueTask<Stream> DialAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var inside = new NetworkNamespace(NamespaceSet.Of(ProcessIdentity.Of(_containerd.NamespacePid)!.Value, NamespaceKinds.Network));
        return new NetworkStream(await inside.ConnectAsync(new IPEndPoint(IPAddress.Loopback, context.DnsEndPoint.Port), cancel), ownsSocket: true);
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
