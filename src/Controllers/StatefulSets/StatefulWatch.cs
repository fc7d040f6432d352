using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.StatefulSets;

/// <summary>What makes a stateful set be looked at beside its own changes and those of its pods.</summary>
internal static class StatefulWatch
{
    /// <summary>A pod that nobody manages may be one of a set's.</summary>
    public static void OnOrphans(Informer<Pod> pods, Informer<StatefulSet> sets, WorkQueue<ObjectKey> queue) => pods.OnChange(change =>
    {
        if (change.After is not { } pod || pod.Metadata.DeletionTimestamp is not null || pod.Metadata.ControllerReference() is not null) return;
        if (change.Before is { } before && before.Metadata.Labels == pod.Metadata.Labels && before.Metadata.OwnerReferences == pod.Metadata.OwnerReferences) return;
        foreach (var set in sets.List(pod.Metadata.Namespace))
        {
            if (Selector.TryFrom(set.Spec.Selector, out var selector, out _) && selector.Matches(pod.Metadata.Labels) && Ordinals.Of(set, pod) is not null) queue.Add(ObjectKey.Of(set));
        }
    });

    /// <summary>A claim that goes may be what a pod waits for: its name begins with a template's and its set's.</summary>
    public static void OnClaims(Informer<PersistentVolumeClaim> claims, Informer<StatefulSet> sets, WorkQueue<ObjectKey> queue) => claims.OnChange(change =>
    {
        if (!change.IsDeleted && change.Subject.Metadata.DeletionTimestamp is null) return;
        var claim = change.Subject.Metadata;
        foreach (var set in sets.List(claim.Namespace))
        {
            if (set.Spec.VolumeClaimTemplates.Any(t => claim.Name.StartsWith($"{t.Metadata.Name}-{set.Metadata.Name}-", StringComparison.Ordinal))) queue.Add(ObjectKey.Of(set));
        }
    });
}
