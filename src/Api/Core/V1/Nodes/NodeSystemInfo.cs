using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Versions and ids of a node.</summary>
[ApiType("io.k8s.api.core.v1.NodeSystemInfo")]
public sealed partial record NodeSystemInfo
{
    /// <summary>The machine's id, from its operating system.</summary>
    [Field("machineID", 1, Required = true, Always = true)]
    public string MachineID { get; init; } = "";

    /// <summary>The machine's id, from its firmware.</summary>
    [Field("systemUUID", 2, Required = true, Always = true)]
    public string SystemUUID { get; init; } = "";

    /// <summary>Changes with every start of the machine.</summary>
    [Field("bootID", 3, Required = true, Always = true)]
    public string BootID { get; init; } = "";

    /// <summary>Version of the kernel.</summary>
    [Field("kernelVersion", 4, Required = true, Always = true)]
    public string KernelVersion { get; init; } = "";

    /// <summary>Name and version of the operating system.</summary>
    [Field("osImage", 5, Required = true, Always = true)]
    public string OsImage { get; init; } = "";

    /// <summary>The container runtime, as name://version.</summary>
    [Field("containerRuntimeVersion", 6, Required = true, Always = true)]
    public string ContainerRuntimeVersion { get; init; } = "";

    /// <summary>Version of the kubelet.</summary>
    [Field("kubeletVersion", 7, Required = true, Always = true)]
    public string KubeletVersion { get; init; } = "";

    /// <summary>No longer used.</summary>
    [Field("kubeProxyVersion", 8, Required = true, Always = true)]
    public string KubeProxyVersion { get; init; } = "";

    /// <summary>linux or windows.</summary>
    [Field("operatingSystem", 9, Required = true, Always = true)]
    public string OperatingSystem { get; init; } = "";

    /// <summary>The processor: amd64, arm64.</summary>
    [Field("architecture", 10, Required = true, Always = true)]
    public string Architecture { get; init; } = "";

    /// <summary>Its swap.</summary>
    [Field("swap", 11)]
    public NodeSwapStatus? Swap { get; init; }
}
