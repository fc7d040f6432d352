using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Apps.V1;

/// <summary>What a stateful set is to be.</summary>
[ApiType("io.k8s.api.apps.v1.StatefulSetSpec")]
public sealed partial record StatefulSetSpec
{
    /// <summary>How many pods; 1 if nothing is said.</summary>
    [Field("replicas", 1)]
    public int? Replicas { get; init; }

    /// <summary>The pods it looks after; must match the template's labels. It cannot be changed.</summary>
    [Field("selector", 2, Required = true, Always = true)]
    public LabelSelector? Selector { get; init; }

    /// <summary>The pods it makes; each is named after the set and its number.</summary>
    [Field("template", 3, Required = true, Always = true)]
    public PodTemplateSpec Template { get; init; } = PodTemplateSpec.Empty;

    /// <summary>Claims that are made for each pod and stay with it.</summary>
    [Field("volumeClaimTemplates", 4, List = ListType.Atomic)]
    public Items<PersistentVolumeClaim> VolumeClaimTemplates { get; init; }

    /// <summary>The headless service that gives the pods their DNS names.</summary>
    [Field("serviceName", 5, Always = true)]
    public string ServiceName { get; init; } = "";

    /// <summary>OrderedReady makes and ends pods one after the other, Parallel all at once.</summary>
    [Field("podManagementPolicy", 6, Enum = "OrderedReady|Parallel")]
    public string PodManagementPolicy { get; init; } = "";

    /// <summary>How pods are replaced when the template changes.</summary>
    [Field("updateStrategy", 7)]
    public StatefulSetUpdateStrategy UpdateStrategy { get; init; } = StatefulSetUpdateStrategy.Empty;

    /// <summary>How many old states are kept; 10 if nothing is said.</summary>
    [Field("revisionHistoryLimit", 8)]
    public int? RevisionHistoryLimit { get; init; }

    /// <summary>How long a new pod must be ready to count as available.</summary>
    [Field("minReadySeconds", 9)]
    public int MinReadySeconds { get; init; }

    /// <summary>What becomes of the claims; they stay if nothing is said.</summary>
    [Field("persistentVolumeClaimRetentionPolicy", 10)]
    public StatefulSetPersistentVolumeClaimRetentionPolicy? PersistentVolumeClaimRetentionPolicy { get; init; }

    /// <summary>How pods are numbered.</summary>
    [Field("ordinals", 11)]
    public StatefulSetOrdinals? Ordinals { get; init; }
}
