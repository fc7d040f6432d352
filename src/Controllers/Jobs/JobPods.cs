using System.Globalization;
using Keles.Api.Batch.V1;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.Jobs;

/// <summary>What a job reads from a pod.</summary>
internal static class JobPods
{
    /// <summary>The pod is not counted yet, as far as this can be told from the pod.</summary>
    public static bool IsTracked(this Pod pod) => pod.Metadata.Finalizers.Contains(JobNames.Finalizer);

    /// <summary>The completion index; null when there is none that can be read.</summary>
    public static int? Index(this Pod pod) => Number(pod.Metadata.Annotations.Get(JobNames.Index));

    /// <summary>Failures of the pod's index before it, those that count.</summary>
    public static int IndexFailures(this Pod pod) => Number(pod.Metadata.Annotations.Get(JobNames.IndexFailures)) ?? 0;

    public static int IgnoredIndexFailures(this Pod pod) => Number(pod.Metadata.Annotations.Get(JobNames.IndexIgnoredFailures)) ?? 0;

    /// <summary>On its way out without having ended.</summary>
    public static bool IsTerminating(this Pod pod) => pod.IsBeingDeleted() && !pod.IsTerminal();

    /// <summary>Pods are replaced only once they have failed, not already when they are being deleted.</summary>
    public static bool ReplacesOnlyFailed(this JobSpec spec) => spec.PodReplacementPolicy == "Failed" || spec.PodFailurePolicy is not null;

    /// <summary>Deleted by the controller because there were too many: whatever comes of it, short of success, counts as nothing.</summary>
    public static bool IsSurplus(this Pod pod) => pod.IsBeingDeleted() && pod.Status.Phase != PodPhases.Succeeded && pod.Metadata.Annotations.ContainsKey(JobNames.Surplus);

    /// <summary>A pod that is deleted counts as failed, for it may vanish before it could say so; not where its end is waited for.</summary>
    public static bool HasFailedFor(this Pod pod, JobSpec spec) => !pod.IsSurplus() && IsFailed(pod, spec);

    /// <summary>When the pod ended: its last container, or else since when it is not ready, or else when it was asked to go.</summary>
    public static DateTimeOffset FinishedAt(this Pod pod)
    {
        if (ContainersFinishedAt(pod) is { } ended) return ended.ToDateTimeOffset();
        if (PodConditions.Find(pod.Status, PodConditions.Ready) is { Status: "False", LastTransitionTime: { IsZero: false } since }) return since.ToDateTimeOffset();
        if (pod.Metadata.DeletionTimestamp is { } deletion) return Seconds.After(deletion.ToDateTimeOffset(), -(pod.Metadata.DeletionGracePeriodSeconds ?? 0));
        return pod.Metadata.CreationTimestamp.ToDateTimeOffset();
    }

    private static bool IsFailed(Pod pod, JobSpec spec) =>
        pod.Status.Phase == PodPhases.Failed || (!spec.ReplacesOnlyFailed() && pod.IsBeingDeleted() && pod.Status.Phase != PodPhases.Succeeded);

    private static Time? ContainersFinishedAt(Pod pod)
    {
        // Sidecars end after the containers they serve.
        var sidecars = pod.Spec.InitContainers.Where(static c => c.RestartPolicy == "Always").Select(static c => c.Name);
        var statuses = pod.Status.ContainerStatuses.AddRange(pod.Status.InitContainerStatuses.Where(s => sidecars.Contains(s.Name)));
        Time? latest = null;
        foreach (var status in statuses)
        {
            if (status.State.Terminated is not { FinishedAt: { IsZero: false } at }) return null;
            if (latest is null || at > latest) latest = at;
        }

        return latest;
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
