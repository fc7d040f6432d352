using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>The volume of a claim in the pod's namespace.</summary>
[ApiType("io.k8s.api.core.v1.PersistentVolumeClaimVolumeSource")]
public sealed partial record PersistentVolumeClaimVolumeSource
{
    /// <summary>The claim.</summary>
    [Field("claimName", 1, Required = true, Always = true)]
    public string ClaimName { get; init; } = "";

    /// <summary>Mount it read-only everywhere.</summary>
    [Field("readOnly", 2)]
    public bool ReadOnly { get; init; }
}
