using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.ModifyVolumeStatus")]
public sealed partial record ModifyVolumeStatus
{
    [Field("targetVolumeAttributesClassName", 1)]
    public string TargetVolumeAttributesClassName { get; init; } = "";

    [Field("status", 2, Required = true, Always = true, Enum = "InProgress|Infeasible|Pending")]
    public string Status { get; init; } = "";
}
