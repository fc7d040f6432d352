using Keles.Background;
using Keles.Client;
using Keles.Kubelet.Devices.Plugins;
using Keles.Kubelet.Hosting;
using Keles.Kubelet.Probes;
using Keles.Kubelet.Probes.Network;
using Keles.Kubelet.Runtime.Cri;
using Keles.Linux;
using Microsoft.Extensions.Logging;

namespace Keles.Kubelet;

/// <summary>A node: runs the pods that the API binds to it, and says how they and it are.</summary>
public sealed class KubeletHost
{
    private readonly KubeletOptions _options;
    private readonly Func<KubeletEnvironment> _outside;
    private readonly Surroundings _around;
    private readonly ILogger _log;
    private readonly KubeletServing? _serving;

    /// <param name="options">Which node, and where its things are.</param>
    /// <param name="api">A client that acts as the node.</param>
    /// <param name="around">Clock, scheduling, randomness.</param>
    /// <param name="log">Where it logs.</param>
    /// <param name="serving">How it serves; null for no server of its own.</param>
    public KubeletHost(KubeletOptions options, IApiClient api, Surroundings around, ILogger log, KubeletServing? serving = null)
        : this(options, () => OfThisMachine(options, api, around), around, log, serving)
    {
    }

    internal KubeletHost(KubeletOptions options, Func<KubeletEnvironment> outside, Surroundings around, ILogger log, KubeletServing? serving) =>
        (_options, _outside, _around, _log, _serving) = (options, outside, around, log, serving);

    /// <summary>Runs until cancelled. Pods go on running then, and the next kubelet of this node takes them up.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await using var host = new BackgroundHost(_around.Spawner, _log);
        var parts = new KubeletParts(_options, _outside(), _around, host, _log);
        await using var stop = cancel.UnsafeRegister(static h => _ = ((BackgroundHost)h!).StopAsync(), host);
        await new KubeletStart(parts, _serving, host).RunAsync(cancel);
        await host.Completion;
        cancel.ThrowIfCancellationRequested();
    }

    private static KubeletEnvironment OfThisMachine(KubeletOptions options, IApiClient api, Surroundings around)
    {
        var cri = new CriClient(options.RuntimeSocket, around.Time);
        var http = new HttpProber(around.Time);
        return new KubeletEnvironment
        {
            Api = api,
            Runtime = cri.Runtime,
            Images = cri.Images,
            Mounts = new SystemMounts(),
            Cgroups = CgroupHost.Detect(),
            Machine = MachineFacts.Read(),
            Http = http,
            Probes = new ProbeRunner(cri.Runtime, http, new TcpProber(around.Time), new GrpcProber(around.Time)),
            Beneath = new Volumes.SubPaths.LinuxBeneath(),
            Changes = (directory, rescan, cancel) => new DirectoryWatch(directory, rescan, around.Time).ChangesAsync(cancel),
            Plugins = new GrpcPluginSockets(around.Time),
            Streams = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }),
        };
    }
}
