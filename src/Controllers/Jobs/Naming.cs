using Keles.Api.Batch.V1;
using Keles.Api.Core.V1;

namespace Keles.Controllers.Jobs;

/// <summary>Which pods may lose their finalizers, and what of them the status must say before.</summary>
/// <remarks>Where there are indexes, pods that succeeded need no names: an index is not done twice.</remarks>
internal sealed record Naming(UncountedTerminatedPods Uncounted, IReadOnlyList<Pod> Release, bool IsFull, IReadOnlyList<string> Actions)
{
    /// <param name="tally">Where some pods could not be told to go, those that are active keep their finalizers; those just told to go as surplus do too,
    /// until they are seen to be going.</param>
    /// <param name="known">Pods that are named already and still have their finalizers.</param>
    public static Naming Of(JobView view, JobCondition? end, PodTally tally, UncountedTerminatedPods known)
    {
        var succeeded = new List<string>(known.Succeeded);
        var failed = new List<string>(known.Failed);
        var named = known.Succeeded.Concat(known.Failed).ToHashSet(StringComparer.Ordinal);
        var indexes = 0;
        List<Pod> release = [];
        List<string> actions = [];
        var isFull = false;
        foreach (var pod in view.Pods.Where(p => p.IsTracked() && MayGo(view, end, p) && !(p.IsActive() && (tally.Error is not null || tally.Surplus))).OrderBy(static p => p.Index() ?? -1))
        {
            if (indexes + succeeded.Count + failed.Count >= JobLimits.MaxUncounted)
            {
                isFull = true;
                break;
            }

            release.Add(pod);
            if (named.Contains(pod.Metadata.Uid)) continue;
            if (pod.Status.Phase == PodPhases.Succeeded)
            {
                if (view.IsIndexed) indexes++;
                else succeeded.Add(pod.Metadata.Uid);
            }
            else if (!pod.IsSurplus() && (pod.HasFailedFor(view.Spec) || end is { Type: JobConditions.FailureTarget }) && (!view.IsIndexed || view.HasIndex(pod)))
            {
                // When a job fails so do all of its pods that had not ended.
                var match = FailureMatch.Of(view.Spec.PodFailurePolicy, pod);
                if (match.Action is not null) actions.Add(match.Action);
                if (match.Counts) failed.Add(pod.Metadata.Uid);
            }
        }

        return new(new() { Succeeded = [.. succeeded], Failed = [.. failed] }, release, isFull, actions);
    }

    private static bool MayGo(JobView view, JobCondition? end, Pod pod)
    {
        if (view.Job.Metadata.DeletionTimestamp is not null || end is not null || pod.Status.Phase == PodPhases.Succeeded || pod.IsSurplus()) return true;
        if (!pod.HasFailedFor(view.Spec)) return false;
        return pod.Index() is not { } index || !view.Waiting.TryGetValue(index, out var last) || last.Metadata.Uid != pod.Metadata.Uid;
    }
}
