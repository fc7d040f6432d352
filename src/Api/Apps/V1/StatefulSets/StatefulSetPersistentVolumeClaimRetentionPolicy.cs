using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Apps.V1;

[ApiType("io.k8s.api.apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy")]
public sealed partial record StatefulSetPersistentVolumeClaimRetentionPolicy
{
    [Field("whenDeleted", 1)]
    public string WhenDeleted { get; init; } = "";

    [Field("whenScaled", 2)]
    public string WhenScaled { get; init; } = "";
}
