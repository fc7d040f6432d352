using Keles.Api.Batch.V1;
using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.Jobs;

/// <summary>Which changes of jobs and pods ask for a look at what.</summary>
internal static class JobWatch
{
    public static void Start(Informer<Job> jobs, Informer<Pod> pods, WorkQueue<ObjectKey> queue, OrphanPods orphans)
    {
        jobs.OnChange(c =>
        {
            if (c.IsAdded && c.Subject.Spec.ManagerElsewhere() is { } manager) JobMetrics.ManagedElsewhere(manager);
            if (c.After is null || c.After.IsFinished()) orphans.AddAll(c.Subject);
            if (c is { Before: { } before, After: { } after } && before.Metadata.Generation == after.Metadata.Generation) queue.AddAfter(ObjectKey.Of(after), JobLimits.Batch);
            else queue.Add(ObjectKey.Of(c.Subject));
        });
        pods.OnChange(c =>
        {
            JobMetrics.Changed(c.Before, c.After);
            if (c.Before?.Metadata.ControllerReference() is { } was && was.Uid != c.After?.Metadata.ControllerReference()?.Uid) Owned(c.Before, was);
            if (c.After is not { } pod) return;
            if (pod.Metadata.ControllerReference() is { } owner) Owned(pod, owner);
            else Unmanaged(pod, c.Before);
        });

        void Owned(Pod pod, OwnerReference owner)
        {
            if (!owner.IsJob()) return;
            var key = new ObjectKey(pod.Metadata.Namespace, owner.Name);
            if (jobs.Get(key) is { } job && job.Metadata.Uid == owner.Uid && !job.IsFinished()) queue.AddAfter(key, JobLimits.Batch);
            else if (pod.IsTracked()) orphans.Add(pod);
        }

        void Unmanaged(Pod pod, Pod? before)
        {
            if (pod.IsTracked()) orphans.Add(pod);
            if (pod.IsBeingDeleted() || (before is not null && before.Metadata.Labels == pod.Metadata.Labels && before.Metadata.OwnerReferences == pod.Metadata.OwnerReferences)) return;
            foreach (var job in jobs.List(pod.Metadata.Namespace))
            {
                if (Selector.TryFrom(job.Spec.Selector, out var selector, out _) && !selector.IsEverything && selector.Matches(pod.Metadata.Labels)) queue.AddAfter(ObjectKey.Of(job), JobLimits.Batch);
            }
        }
    }

    public static bool IsJob(this OwnerReference owner) => owner.Kind == JobKind.Kind.Name && owner.ApiVersion == JobKind.Kind.ApiVersion;

    /// <summary>The controller that a job names as its manager, when that is another.</summary>
    public static string? ManagerElsewhere(this JobSpec spec) => spec.ManagedBy is { } manager && manager != JobNames.Manager ? manager : null;
}
