using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>How far a change of a volume's settings has come.</summary>
[ApiType("io.k8s.api.core.v1.ModifyVolumeStatus")]
public sealed partial record ModifyVolumeStatus
{
    /// <summary>The class it is to have.</summary>
    [Field("targetVolumeAttributesClassName", 1)]
    public string TargetVolumeAttributesClassName { get; init; } = "";

    /// <summary>Pending, InProgress or Infeasible.</summary>
    [Field("status", 2, Required = true, Always = true, Enum = "InProgress|Infeasible|Pending")]
    public string Status { get; init; } = "";
}
