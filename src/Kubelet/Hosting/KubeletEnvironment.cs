using Keles.Client;
using Keles.Kubelet.Devices.Plugins;
using Keles.Kubelet.Probes;
using Keles.Kubelet.Probes.Network;
using Keles.Kubelet.Runtime.Cri;
using Keles.Kubelet.Volumes.SubPaths;
using Keles.Linux;

namespace Keles.Kubelet.Hosting;

/// <summary>What a kubelet reaches outside itself: the API, the runtime, the kernel. Tests put fakes in.</summary>
internal sealed record KubeletEnvironment
{
    /// <summary>As the node.</summary>
    public required IApiClient Api { get; init; }

    public required ICriRuntime Runtime { get; init; }

    public required ICriImages Images { get; init; }

    public required IMounts Mounts { get; init; }

    public required ICgroups Cgroups { get; init; }

    public required MachineFacts Machine { get; init; }

    public required IHttpProber Http { get; init; }

    public required IProbeRunner Probes { get; init; }

    public required IBeneath Beneath { get; init; }

    /// <summary>Reaches the runtime's streaming server.</summary>
    public required HttpMessageInvoker Streams { get; init; }

    /// <summary>Reaches plugins and drivers on this node.</summary>
    public required IPluginSockets Plugins { get; init; }

    /// <summary>How full the file system is that a path lies on.</summary>
    public Func<string, FileSystemUsage> Disk { get; init; } = FileSystemUsage.Of;

    /// <summary>Yields when something in a directory may have changed, and at every rescan.</summary>
    public required Func<string, TimeSpan, CancellationToken, IAsyncEnumerable<bool>> Changes { get; init; }

    /// <summary>How much memory the machine has left.</summary>
    public Func<MemoryTable> Memory { get; init; } = MemoryTable.Read;
}
