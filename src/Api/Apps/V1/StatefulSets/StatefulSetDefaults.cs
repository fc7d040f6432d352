using Keles.Api.Core.V1;

namespace Keles.Api.Apps.V1;

/// <summary>What holds for a stateful set when nothing is said.</summary>
internal static class StatefulSetDefaults
{
    public const string Retain = "Retain";
    public const string Delete = "Delete";

    private const int Revisions = 10;

    public static StatefulSet Of(StatefulSet o)
    {
        var retention = o.Spec.PersistentVolumeClaimRetentionPolicy ?? StatefulSetPersistentVolumeClaimRetentionPolicy.Empty;
        return o with
        {
            Spec = o.Spec with
            {
                Replicas = o.Spec.Replicas ?? 1,
                PodManagementPolicy = o.Spec.PodManagementPolicy.Or("OrderedReady"),
                UpdateStrategy = Of(o.Spec.UpdateStrategy),
                RevisionHistoryLimit = o.Spec.RevisionHistoryLimit ?? Revisions,
                PersistentVolumeClaimRetentionPolicy = retention with { WhenDeleted = retention.WhenDeleted.Or(Retain), WhenScaled = retention.WhenScaled.Or(Retain) },
                Template = PodSpecDefaults.Of(o.Spec.Template),
                VolumeClaimTemplates = o.Spec.VolumeClaimTemplates.Map(static c => PersistentVolumeClaimDefaults.Of(c) with { ApiVersion = "v1", Kind = "PersistentVolumeClaim" }),
            },
        };
    }

    /// <summary>A partition stands only where a rolling update is described, or nothing at all is said of the strategy.</summary>
    private static StatefulSetUpdateStrategy Of(StatefulSetUpdateStrategy strategy)
    {
        var rolling = strategy.Type.Length == 0 ? strategy.RollingUpdate ?? RollingUpdateStatefulSetStrategy.Empty : strategy.RollingUpdate;
        var type = strategy.Type.Or(DeploymentDefaults.RollingUpdate);
        return new()
        {
            Type = type,
            RollingUpdate = rolling is not null && type == DeploymentDefaults.RollingUpdate ? rolling with { Partition = rolling.Partition ?? 0 } : rolling,
        };
    }
}
