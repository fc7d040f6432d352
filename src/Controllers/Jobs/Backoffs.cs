using System.Collections.Concurrent;
using Keles.Api.Batch.V1;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.Jobs;

/// <summary>The failures in a row of each job that runs. What is lost with the process is made good from the pods that are still there.</summary>
internal sealed class Backoffs
{
    private readonly ConcurrentDictionary<ObjectKey, (string Uid, PodBackoff Backoff)> known = new();

    /// <summary>With the pods of which the status does not know yet.</summary>
    public PodBackoff Of(JobView view)
    {
        var before = known.TryGetValue(ObjectKey.Of(view.Job), out var k) && k.Uid == view.Job.Metadata.Uid
            ? k.Backoff
            : PodBackoff.From(view.Pods.Where(p => p.IsTerminal() && !view.Succeeded.Contains(p) && !view.Failed.Contains(p)));
        return before.With(view.Succeeded, view.Failed);
    }

    /// <summary>The pods are now in the status, so that they will not be new again.</summary>
    public void Set(Job job, PodBackoff backoff) => known[ObjectKey.Of(job)] = (job.Metadata.Uid, backoff);

    public void Forget(ObjectKey job) => known.TryRemove(job, out _);
}
