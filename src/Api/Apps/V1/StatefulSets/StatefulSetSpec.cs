using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Apps.V1;

[ApiType("io.k8s.api.apps.v1.StatefulSetSpec")]
public sealed partial record StatefulSetSpec
{
    [Field("replicas", 1)]
    public int? Replicas { get; init; }

    [Field("selector", 2, Required = true, Always = true)]
    public LabelSelector? Selector { get; init; }

    [Field("template", 3, Required = true, Always = true)]
    public PodTemplateSpec Template { get; init; } = PodTemplateSpec.Empty;

    [Field("volumeClaimTemplates", 4, List = ListType.Atomic)]
    public Items<PersistentVolumeClaim> VolumeClaimTemplates { get; init; }

    [Field("serviceName", 5, Always = true)]
    public string ServiceName { get; init; } = "";

    [Field("podManagementPolicy", 6, Enum = "OrderedReady|Parallel")]
    public string PodManagementPolicy { get; init; } = "";

    [Field("updateStrategy", 7)]
    public StatefulSetUpdateStrategy UpdateStrategy { get; init; } = StatefulSetUpdateStrategy.Empty;

    [Field("revisionHistoryLimit", 8)]
    public int? RevisionHistoryLimit { get; init; }

    [Field("minReadySeconds", 9)]
    public int MinReadySeconds { get; init; }

    [Field("persistentVolumeClaimRetentionPolicy", 10)]
    public StatefulSetPersistentVolumeClaimRetentionPolicy? PersistentVolumeClaimRetentionPolicy { get; init; }

    [Field("ordinals", 11)]
    public StatefulSetOrdinals? Ordinals { get; init; }
}
