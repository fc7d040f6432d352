using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>The state of a piece of storage.</summary>
[ApiType("io.k8s.api.core.v1.PersistentVolumeStatus")]
public sealed partial record PersistentVolumeStatus
{
    /// <summary>Pending, Available, Bound, Released or Failed.</summary>
    [Field("phase", 1, Enum = "Available|Bound|Failed|Pending|Released")]
    public string Phase { get; init; } = "";

    /// <summary>Why, for people.</summary>
    [Field("message", 2)]
    public string Message { get; init; } = "";

    /// <summary>Why, as one word.</summary>
    [Field("reason", 3)]
    public string Reason { get; init; } = "";

    /// <summary>When the phase last changed.</summary>
    [Field("lastPhaseTransitionTime", 4)]
    public Time? LastPhaseTransitionTime { get; init; }
}
