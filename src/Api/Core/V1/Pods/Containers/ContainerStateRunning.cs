using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A running container.</summary>
[ApiType("io.k8s.api.core.v1.ContainerStateRunning")]
public sealed partial record ContainerStateRunning
{
    /// <summary>When it was started.</summary>
    [Field("startedAt", 1)]
    public Time StartedAt { get; init; }
}
