using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.PersistentVolumeStatus")]
public sealed partial record PersistentVolumeStatus
{
    [Field("phase", 1, Enum = "Available|Bound|Failed|Pending|Released")]
    public string Phase { get; init; } = "";

    [Field("message", 2)]
    public string Message { get; init; } = "";

    [Field("reason", 3)]
    public string Reason { get; init; } = "";

    [Field("lastPhaseTransitionTime", 4)]
    public Time? LastPhaseTransitionTime { get; init; }
}
