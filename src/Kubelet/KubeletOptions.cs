using System.Net;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Kubelet;

/// <summary>Everything about a node that is decided outside it. The defaults are upstream's.</summary>
public sealed record KubeletOptions
{
    /// <summary>The node's name in the API.</summary>
    public required string NodeName { get; init; }

    /// <summary>The node's addresses as pods and clients reach them; the first is the one pods on its network have.</summary>
    public required Items<IPAddress> Addresses { get; init; }

    public string Hostname { get; init; } = "";

    /// <summary>Labels that the node has from its first moment, besides its own name, system and architecture.</summary>
    public OrderedMap<string> Labels { get; init; }

    /// <summary>By which the node keeps pods away when it is new; afterwards they are the cluster's to change.</summary>
    public Items<Taint> Taints { get; init; }

    /// <summary>What the node says its version is.</summary>
    public string Version { get; init; } = "v1.36.2";

    /// <summary>Where the kubelet serves; 0 for no server.</summary>
    public int ServerPort { get; init; } = 10250;

    /// <summary>The socket of the container runtime.</summary>
    public string RuntimeSocket { get; init; } = "/run/containerd/containerd.sock";

    /// <summary>Pods' files and volumes.</summary>
    public string RootDirectory { get; init; } = "/var/lib/kubelet";

    /// <summary>Where drivers describe devices for container runtimes; later ones go before earlier ones.</summary>
    public Items<string> CdiDirectories { get; init; } = ["/etc/cdi", "/var/run/cdi"];

    /// <summary>The directories of volumes that the cluster's own provisioner makes lie right in this one, and nothing is removed anywhere else.</summary>
    public string LocalVolumeDirectory { get; init; } = "/var/lib/keles/volumes";

    public string PodLogDirectory { get; init; } = "/var/log/pods";

    public string ContainerLogDirectory { get; init; } = "/var/log/containers";

    /// <summary>Manifests of pods that this node runs whatever the API says; null for none.</summary>
    public string? ManifestDirectory { get; init; }

    /// <summary>The control group below which all pods go, such as <c>/keles/node-1</c>.</summary>
    public string CgroupParent { get; init; } = "/";

    public Items<string> ClusterDns { get; init; } = ["10.96.0.10"];

    public string ClusterDomain { get; init; } = "cluster.local";

    /// <summary>The resolver settings that pods with the policy Default get, and that others fall back to.</summary>
    public string ResolverFile { get; init; } = "/etc/resolv.conf";

    public int MaxPods { get; init; } = 110;

    /// <summary>Processes of one pod; null for no limit.</summary>
    public long? PodPidsLimit { get; init; }

    /// <summary>Kept back from pods, by resource.</summary>
    public OrderedMap<Quantity> Reserved { get; init; }

    /// <summary>Why nothing can be pulled from a registry (<c>host[:port]</c>) as far as that is known beforehand; null where a pull is worth trying.</summary>
    public Func<string, string?> WhyUnreachable { get; init; } = static _ => null;

    /// <summary>Image pulls at the same time.</summary>
    public int ConcurrentPulls { get; init; } = 1;

    /// <summary>A container's log that is longer is put aside.</summary>
    public long ContainerLogMaxBytes { get; init; } = 10 << 20;

    /// <summary>Files of one container's log, the current one among them.</summary>
    public int ContainerLogMaxFiles { get; init; } = 5;

    /// <summary>How full the images' disk may be before unused ones are removed; 100 for never.</summary>
    public int ImageGcHighPercent { get; init; } = 85;

    /// <summary>How full it may be afterwards.</summary>
    public int ImageGcLowPercent { get; init; } = 80;

    /// <summary>With less memory left pods are evicted; 0 for never. As much is kept back from what pods can ask for.</summary>
    public long EvictionMemoryBytes { get; init; } = 100 << 20;

    /// <summary>With less of the pods' disk left, in hundredths, pods are evicted; 0 for never.</summary>
    public int EvictionDiskPercent { get; init; } = 10;

    /// <summary>The same for the images' disk.</summary>
    public int EvictionImageDiskPercent { get; init; } = 15;

    /// <summary>The same for the number of files that the pods' disk can still hold.</summary>
    public int EvictionInodesPercent { get; init; } = 5;

    public TimeSpan CrashBackoffInitial { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan CrashBackoffMax { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The pause after a failed start that brings no back-off of its own.</summary>
    public TimeSpan StartRetry { get; init; } = TimeSpan.FromSeconds(10);
}
