using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Containers;
using Keles.Kubelet.Pods.Variables;
using Keles.Kubelet.Runtime.Security;
using Keles.Machinery;

namespace Keles.Kubelet.Runtime.Instances;

/// <summary>Everything that a container's configuration is made from.</summary>
internal sealed record ContainerConfigInputs(Pod Pod, PodContainer Container)
{
    public int Attempt { get; init; }

    /// <summary>The image as the runtime's store names it.</summary>
    public string ImageRef { get; init; } = "";

    public ImageUser ImageUser { get; init; } = new(null, "");

    public required ContainerEnvironment Environment { get; init; }

    public Items<Proto.Mount> Mounts { get; init; }

    /// <summary>The devices that it gets, as the container device interface names them.</summary>
    public Items<string> CdiIds { get; init; }

    /// <summary>The instance whose processes an ephemeral container wants to see.</summary>
    public string? TargetId { get; init; }

    public long MemoryCapacity { get; init; }

    public string SeccompRoot { get; init; } = "";

    public bool CgroupV2 { get; init; }
}
