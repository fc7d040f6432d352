using Keles.Api.Core.V1;
using Keles.Kubelet.Events;
using Keles.Kubelet.Pods.Containers;
using Keles.Kubelet.Pods.Plans;
using Keles.Kubelet.Pods.Statuses;
using Keles.Kubelet.Probes;
using Keles.Kubelet.Runtime.Observed;
using Keles.Machinery;

namespace Keles.Kubelet.Pods.Workers;

/// <summary>One round for a running pod: looks, plans, does, and says how it stands.</summary>
internal sealed class PodSync(
    RuntimeReader reader, StatusMaker statuses, StatusWriter writer, PodProbes probes, PlanExecutor executor, PodAdmission admission, IEventSink events, TimeProvider time)
{
    /// <summary>Decides whether the node takes a pod.</summary>
    public PodAdmission Admission => admission;

    public async Task<SyncOutcome> RunAsync(Pod pod, PodMemory memory, CancellationToken cancel)
    {
        var runtime = await reader.ReadAsync(pod.Metadata.Uid, cancel);
        if (!memory.Admitted && admission.Refusal(pod, runtime) is { } refusal)
        {
            events.Warning(pod, refusal.Reason, refusal.Message);
            return new SyncOutcome(true) { Verdict = refusal with { NeverStarted = true } };
        }
        memory.Admitted = true;
        probes.Follow(pod, runtime);
        var status = Publish(pod, runtime, memory);
        if (status.IsTerminal())
        {
            return new SyncOutcome(true);
        }
        if (Deadline(pod, status, out var deadline) is { } late)
        {
            events.Normal(pod, EventReasons.DeadlineExceeded, late.Message);
            return new SyncOutcome(true) { Verdict = late };
        }
        var plan = PodPlan.For(pod, runtime, probes.Verdicts(pod.Metadata.Uid));
        var again = await executor.RunAsync(pod, plan, runtime, memory, cancel);
        if (!plan.IsEmpty)
        {
            runtime = await reader.ReadAsync(pod.Metadata.Uid, cancel);
            probes.Follow(pod, runtime);
            status = Publish(pod, runtime, memory);
        }
        return new SyncOutcome(status.IsTerminal(), Earlier(again, deadline));
    }

    /// <summary>A pod that seems to be over is only said to be so when nothing of it runs any more.</summary>
    private PodStatus Publish(Pod pod, RuntimePod runtime, PodMemory memory)
    {
        var status = statuses.Make(pod, runtime, memory, probes.Verdicts(pod.Metadata.Uid));
        if (!status.IsTerminal())
        {
            writer.Set(pod, status, mayDelete: false);
        }
        return status;
    }

    private Verdict? Deadline(Pod pod, PodStatus status, out DateTimeOffset? at)
    {
        at = pod.Spec.ActiveDeadlineSeconds is { } seconds && status.StartTime is { } start ? Seconds.After(start.ToDateTimeOffset(), seconds) : null;
        return at <= time.GetUtcNow() ? new Verdict("DeadlineExceeded", "Pod was active on the node longer than the specified deadline") : null;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null ? b : b is null || a < b ? a : b;
}
