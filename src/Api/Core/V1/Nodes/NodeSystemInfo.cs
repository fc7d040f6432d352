using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.NodeSystemInfo")]
public sealed partial record NodeSystemInfo
{
    [Field("machineID", 1, Required = true, Always = true)]
    public string MachineID { get; init; } = "";

    [Field("systemUUID", 2, Required = true, Always = true)]
    public string SystemUUID { get; init; } = "";

    [Field("bootID", 3, Required = true, Always = true)]
    public string BootID { get; init; } = "";

    [Field("kernelVersion", 4, Required = true, Always = true)]
    public string KernelVersion { get; init; } = "";

    [Field("osImage", 5, Required = true, Always = true)]
    public string OsImage { get; init; } = "";

    [Field("containerRuntimeVersion", 6, Required = true, Always = true)]
    public string ContainerRuntimeVersion { get; init; } = "";

    [Field("kubeletVersion", 7, Required = true, Always = true)]
    public string KubeletVersion { get; init; } = "";

    [Field("kubeProxyVersion", 8, Required = true, Always = true)]
    public string KubeProxyVersion { get; init; } = "";

    [Field("operatingSystem", 9, Required = true, Always = true)]
    public string OperatingSystem { get; init; } = "";

    [Field("architecture", 10, Required = true, Always = true)]
    public string Architecture { get; init; } = "";

    [Field("swap", 11)]
    public NodeSwapStatus? Swap { get; init; }
}
