using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>The state of a container; exactly one of them. Waiting if none is set.</summary>
[ApiType("io.k8s.api.core.v1.ContainerState")]
public sealed partial record ContainerState
{
    /// <summary>It is not running yet.</summary>
    [Field("waiting", 1)]
    public ContainerStateWaiting? Waiting { get; init; }

    /// <summary>It is running.</summary>
    [Field("running", 2)]
    public ContainerStateRunning? Running { get; init; }

    /// <summary>It has ended.</summary>
    [Field("terminated", 3)]
    public ContainerStateTerminated? Terminated { get; init; }
}
