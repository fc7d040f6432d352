using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Apps.V1;

/// <summary>What becomes of claims that the set made: Retain or Delete.</summary>
[ApiType("io.k8s.api.apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy")]
public sealed partial record StatefulSetPersistentVolumeClaimRetentionPolicy
{
    /// <summary>When the set is deleted.</summary>
    [Field("whenDeleted", 1)]
    public string WhenDeleted { get; init; } = "";

    /// <summary>When its number of pods is lowered.</summary>
    [Field("whenScaled", 2)]
    public string WhenScaled { get; init; } = "";
}
