using Keles.Api.Batch.V1;
using Keles.Api.Core.V1;
using Keles.Controllers.Jobs;
using Keles.Machinery;

namespace Keles.Controllers.Tests.Jobs;

/// <summary>
/// Sees every change of a job and its pods, keeps its own account, and compares at each of them: a pod that ended is named in the status, or
/// its index is, before it is let go; what is counted and what is named and gone are together exactly the pods that were let go; there are
/// never more pods at work than may be, nor two with one index; an end is an end.
/// </summary>
internal sealed class JobLedger
{
    private readonly Dictionary<string, Pod> pods = new(StringComparer.Ordinal);
    private readonly HashSet<string> ended = new(StringComparer.Ordinal);
    private readonly List<string> wrong = [];
    private int mostParallel;
    private Job? job;

    public JobLedger(Fakes.FakeApi api) => api.Sees = (before, after) =>
    {
        if ((after ?? before) is Job) See(before as Job, after as Job);
        else if ((after ?? before) is Pod) See(before as Pod, after as Pod);
    };

    public int Seen { get; private set; }

    /// <summary>Pods that were let go after their end.</summary>
    public int Ended => ended.Count;

    public void Check() => Assert.True(wrong.Count == 0, string.Join("; ", wrong.Take(5)));

    private void See(Job? before, Job? after)
    {
        if (after is null) return;
        Seen++;
        if (before?.IsFinished() == true && before.Status != after.Status) Wrong($"the status changed after the end: {before.Status} became {after.Status}");
        job = after;
        mostParallel = Math.Max(mostParallel, after.Spec.Parallelism ?? 1);
        Balance();
    }

    private void See(Pod? before, Pod? after)
    {
        Seen++;
        var last = after ?? before!;
        if (before is null && job!.IsFinished()) Wrong($"{last.Metadata.Name} was made after the end");
        if (before?.IsTracked() == true && after?.IsTracked() != true) LetGo(last);
        if (after is null) pods.Remove(last.Metadata.Uid);
        else pods[last.Metadata.Uid] = after;
        Pod[] active = [.. pods.Values.Where(static p => p.IsActive())];
        if (active.Length > mostParallel) Wrong($"{active.Length} pods are active where at most {mostParallel} may be");
        if (job!.Spec.IsIndexed() && active.GroupBy(static p => p.Index()).FirstOrDefault(static g => g.Count() > 1) is { } twice) Wrong($"index {twice.Key} has two pods");
        if (!job.Spec.IsIndexed() && job.Spec.Completions is { } completions)
        {
            var done = pods.Values.Count(static p => p.Status.Phase == PodPhases.Succeeded && !p.IsBeingDeleted());
            if (active.Length + done > completions) Wrong($"{active.Length} pods are active and {done} have succeeded of {completions}");
        }

        Balance();
    }

    private void LetGo(Pod pod)
    {
        var uid = pod.Metadata.Uid;
        var named = job!.Status.UncountedTerminatedPods ?? new();
        // Deleted by the controller because there were too many: it counts as nothing, unless it had ended by itself and been named before.
        if (pod.IsSurplus() && !named.Failed.Contains(uid)) return;
        if (named.Succeeded.Contains(uid) || named.Failed.Contains(uid))
        {
            if (!ended.Add(uid)) Wrong($"{pod.Metadata.Name} was let go twice");
        }
        else if (job.Spec.IsIndexed() && pod.Status.Phase == PodPhases.Succeeded)
        {
            if (!IndexSet.Parse(job.Status.CompletedIndexes, job.Spec.Completions ?? 0).Contains(pod.Index() ?? -1)) Wrong($"{pod.Metadata.Name} was let go before its index was done");
        }
        else if (!job.Has(JobConditions.SuccessCriteriaMet))
        {
            Wrong($"{pod.Metadata.Name} ({pod.Status.Phase}) was let go and not counted");
        }
    }

    private void Balance()
    {
        if (job is null) return;
        var named = job.Status.UncountedTerminatedPods ?? new();
        var waiting = named.Failed.Concat(named.Succeeded).Count(ended.Contains);
        var counted = job.Status.Failed + (job.Spec.IsIndexed() ? 0 : job.Status.Succeeded);
        if (counted + waiting != ended.Count) Wrong($"{counted} counted and {waiting} about to be make not {ended.Count} that ended");
    }

    private void Wrong(string what)
    {
        if (wrong.Count < 100) wrong.Add(what);
    }
}
