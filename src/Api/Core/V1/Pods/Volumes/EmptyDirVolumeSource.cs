using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A directory that is empty at first and goes with the pod.</summary>
[ApiType("io.k8s.api.core.v1.EmptyDirVolumeSource")]
public sealed partial record EmptyDirVolumeSource
{
    /// <summary>Memory keeps it in memory; on the node's disk if nothing is said.</summary>
    [Field("medium", 1)]
    public string Medium { get; init; } = "";

    /// <summary>How large it may become: a pod that exceeds it is ended.</summary>
    [Field("sizeLimit", 2)]
    public Quantity? SizeLimit { get; init; }
}
