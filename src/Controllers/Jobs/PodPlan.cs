using Keles.Api.Core.V1;
using Keles.Controllers.Pods;

namespace Keles.Controllers.Jobs;

/// <summary>Which pods of a job are made and which go.</summary>
/// <param name="Create">The indexes of the pods to make; null where pods have none.</param>
/// <param name="Surplus">Those that go are too many, and count as nothing.</param>
/// <param name="Wait">Until pods may be made again after failures.</param>
internal sealed record PodPlan(IReadOnlyList<int?> Create, IReadOnlyList<Pod> Delete, bool Surplus, TimeSpan? Wait)
{
    private static readonly PodPlan Nothing = new([], [], false, null);

    /// <summary>The pods of a job that is at its end go, and count as what they are.</summary>
    public static PodPlan ForEnd(JobView view) => Nothing with { Delete = view.Active };

    public static PodPlan For(JobView view, PodBackoff backoff)
    {
        if (view.Job.Metadata.DeletionTimestamp is not null) return Nothing;
        var active = view.Active.Length;
        var wanted = Wanted(view);
        var surplus = TooMany(view, Math.Max(0, active - wanted));

        // Never both at once: what goes makes room that the next look sees.
        if (surplus.Count > 0) return Nothing with { Delete = surplus, Surplus = true };
        var missing = wanted - active - (view.Spec.ReplacesOnlyFailed() ? view.Terminating : 0);
        if (missing <= 0 || view.IsSuspended) return Nothing;
        if (view.FailedIndexes is null && backoff.Remaining(view.Now) is var left && left > TimeSpan.Zero) return Nothing with { Wait = left };
        missing = Math.Min(missing, PodControl.Burst);
        return view.IsIndexed ? ForIndexes(view, missing) : Nothing with { Create = new int?[missing] };
    }

    private static int Wanted(JobView view)
    {
        if (view.IsSuspended) return 0;
        if (view.Spec.Completions is { } completions) return Math.Clamp(completions - view.SucceededCount, 0, view.Parallelism);
        return view.SucceededCount > 0 ? view.Active.Length : view.Parallelism;
    }

    private static PodPlan ForIndexes(JobView view, int count)
    {
        var taken = view.Completed.With(JobView.IndexesOf(view.Active));
        if (view.Spec.ReplacesOnlyFailed()) taken = taken.With(JobView.IndexesOf(view.Pods.Where(static p => p.IsTerminating())));
        if (view.FailedIndexes is not { } failed) return Nothing with { Create = [.. taken.Missing(view.Completions).Take(count).Select(static i => (int?)i)] };
        List<int?> now = [];
        TimeSpan? wait = null;
        foreach (var index in taken.Union(failed).Missing(view.Completions).Take(count))
        {
            var left = Remaining(view, index);
            if (left == TimeSpan.Zero) now.Add(index);
            else if (wait is null || left < wait) wait = left;
        }

        return Nothing with { Create = now, Wait = wait };
    }

    private static TimeSpan Remaining(JobView view, int index) => view.Waiting.TryGetValue(index, out var failed)
        ? new PodBackoff(failed.IndexFailures() + failed.IgnoredIndexFailures() + 1, failed.FinishedAt()).Remaining(view.Now)
        : TimeSpan.Zero;

    /// <summary>At least so many pods that are too many; with indexes also those without a good one and all but the best of each.</summary>
    private static IReadOnlyList<Pod> TooMany(JobView view, int atLeast)
    {
        List<Pod> going = [];
        IEnumerable<Pod> staying = view.Active;
        if (view.IsIndexed)
        {
            var best = view.Active.Where(view.HasIndex).GroupBy(static p => p.Index()).Select(static g => g.Order(RemovalOrder.Instance).Last()).ToHashSet(ReferenceEqualityComparer.Instance);
            going.AddRange(view.Active.Where(p => !best.Contains(p)));
            staying = view.Active.Where(best.Contains);
        }

        if (going.Count < atLeast) going.AddRange(staying.Order(RemovalOrder.Instance).Take(atLeast - going.Count));
        return [.. going.Take(PodControl.Burst)];
    }
}
