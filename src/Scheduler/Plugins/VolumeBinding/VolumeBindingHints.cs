using Keles.Api.Storage.V1;

namespace Keles.Scheduler;

/// <summary>Changes after which volumes may be had that could not be had before.</summary>
internal static class VolumeBindingHints
{
    private const string MigratedPlugins = "storage.alpha.kubernetes.io/migrated-plugins";

    public static IReadOnlyList<QueueingHint> All { get; } =
    [
        new(EventSource.StorageClass, EventAction.Add | EventAction.Update, static (_, change) => change.Before is not StorageClass before || change.After is not StorageClass after || before.AllowedTopologies != after.AllowedTopologies),
        new(EventSource.Claim, EventAction.Add | EventAction.Update, static (pod, change) => IsOf(pod, change.After)),
        new(EventSource.Volume, EventAction.Add | EventAction.Update),
        new(EventSource.Node, EventAction.Add | EventAction.Labels),
        new(EventSource.CsiNode, EventAction.Add | EventAction.Update, static (_, change) => change.Before is null || change.Before.Metadata.Annotations.Get(MigratedPlugins) != change.After!.Metadata.Annotations.Get(MigratedPlugins)),

        // A driver that reports its free space no more is asked for it no more.
        new(EventSource.CsiDriver, EventAction.Update, static (_, change) => change is { Before: CSIDriver { Spec.StorageCapacity: true }, After: CSIDriver { Spec.StorageCapacity: not true } }),
        new(EventSource.StorageCapacity, EventAction.Add | EventAction.Update, static (_, change) => change.Before is not CSIStorageCapacity before || change.After is not CSIStorageCapacity after || IsMore(before, after)),
    ];

    /// <summary>Whether the pod names the claim.</summary>
    public static bool IsOf(PodInfo pod, IApiObject? claim) => claim is not null && claim.Metadata.Namespace == pod.Namespace && pod.Claims.Any(v => pod.ClaimName(v) == claim.Metadata.Name);

    private static bool IsMore(CSIStorageCapacity before, CSIStorageCapacity after) =>
        (after.MaximumVolumeSize ?? after.Capacity) is { } now && ((before.MaximumVolumeSize ?? before.Capacity) is not { } was || now > was);
}
