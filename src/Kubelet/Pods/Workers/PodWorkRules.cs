using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Containers;
using Keles.Kubelet.Pods.Statuses;
using Keles.Kubelet.Runtime.Instances;
using Keles.Machinery;

namespace Keles.Kubelet.Pods.Workers;

/// <summary>The transitions of <see cref="PodWork"/>.</summary>
internal static class PodWorkRules
{
    private static readonly TimeSpan DefaultGrace = TimeSpan.FromSeconds(30);

    /// <summary>Even who wants no time gets a moment, or every process would end by force.</summary>
    private static readonly TimeSpan MinGrace = TimeSpan.FromSeconds(1);

    public static (PodWork State, Items<PodAction> Actions) Start(Pod pod) =>
        Step(new PodWork.Running(pod, Busy: false, Again: false), new PodInput.Seen(pod));

    public static (PodWork State, Items<PodAction> Actions) Step(PodWork state, PodInput input) => (state, input) switch
    {
        (PodWork.Running s, _) => Running(s, input),
        (PodWork.Ending s, _) => Ending(s, input),
        (PodWork.Cleaning s, _) => Cleaning(s, input),
        (PodWork.Over s, _) => Over(s, input),
        _ => (state, []),
    };

    private static (PodWork, Items<PodAction>) Running(PodWork.Running s, PodInput input) => input switch
    {
        PodInput.Seen i when MustEnd(i.Pod) => End(s, i.Pod, removed: false, null),
        PodInput.Seen i => Round(s with { Pod = i.Pod }),
        PodInput.Touched => Round(s),
        PodInput.Removed => End(s, s.Pod, removed: true, null),
        PodInput.GivenUp i => End(s, s.Pod, removed: false, i.Verdict),
        PodInput.Synced { IsOver: true } i => End(s with { Busy = false }, s.Pod, removed: false, i.Verdict),
        PodInput.Synced => s.Again ? (s with { Again = false, Busy = true }, [new PodAction.Sync()]) : (s with { Busy = false }, []),
        _ => (s, []),
    };

    private static (PodWork, Items<PodAction>) Ending(PodWork.Ending s, PodInput input)
    {
        switch (input)
        {
            case PodInput.Seen i:
                return Shorten(s with { Pod = i.Pod }, Grace(i.Pod, s.Given));
            case PodInput.Removed:
                return (s with { Removed = true }, []);
            case PodInput.GivenUp i:
                return Shorten(s with { Given = s.Given ?? i.Verdict }, i.Verdict.Grace ?? s.Grace);
            case PodInput.Synced:
                return (s, [new PodAction.Kill(s.Grace)]);
            case PodInput.Killed { AllGone: true }:
                return (new PodWork.Cleaning(s.Pod, s.Removed, s.Given), [new PodAction.Clean()]);
            case PodInput.Killed:
                return (s, [new PodAction.Retry(new PodAction.Kill(s.Grace))]);
            default:
                return (s, []);
        }
    }

    private static (PodWork, Items<PodAction>) Cleaning(PodWork.Cleaning s, PodInput input) => input switch
    {
        PodInput.Seen i => (s with { Pod = i.Pod }, []),
        PodInput.Removed => (s with { Removed = true }, []),
        PodInput.Cleaned { Done: true } => (new PodWork.Over(s.Pod, s.Removed, s.Given), s.Removed ? [new PodAction.Finish()] : [new PodAction.Publish()]),
        PodInput.Cleaned => (s, [new PodAction.Retry(new PodAction.Clean())]),
        _ => (s, []),
    };

    private static (PodWork, Items<PodAction>) Over(PodWork.Over s, PodInput input) => input switch
    {
        PodInput.Seen i => (s with { Pod = i.Pod }, i.Pod.Metadata.DeletionTimestamp is not null && s.Pod.Metadata.DeletionTimestamp is null ? [new PodAction.Publish()] : []),
        PodInput.Removed => (s with { Removed = true }, [new PodAction.Finish()]),
        _ => (s, []),
    };

    /// <summary>A pod that is deleted, or that ended before we knew of it, is not started.</summary>
    private static bool MustEnd(Pod pod) => pod.Metadata.DeletionTimestamp is not null || pod.Status.IsTerminal();

    private static (PodWork, Items<PodAction>) Round(PodWork.Running s) =>
        s.Busy ? (s with { Again = true }, []) : (s with { Busy = true, Again = false }, [new PodAction.Sync()]);

    private static (PodWork, Items<PodAction>) End(PodWork.Running s, Pod pod, bool removed, Verdict? given)
    {
        var grace = Grace(pod, given);
        return (new PodWork.Ending(pod, removed, grace, given, Busy: true), s.Busy ? [new PodAction.Interrupt()] : [new PodAction.Kill(grace)]);
    }

    private static (PodWork, Items<PodAction>) Shorten(PodWork.Ending s, TimeSpan grace) =>
        grace < s.Grace ? (s with { Grace = grace }, [new PodAction.Hurry(grace)]) : (s, []);

    private static TimeSpan Grace(Pod pod, Verdict? given)
    {
        var grace = given?.Grace
            ?? Seconds(pod.Metadata.DeletionTimestamp is null ? null : pod.Metadata.DeletionGracePeriodSeconds)
            ?? Seconds(pod.Spec.TerminationGracePeriodSeconds)
            ?? DefaultGrace;
        return grace < MinGrace ? MinGrace : grace;
    }

    private static TimeSpan? Seconds(long? seconds) => seconds is { } value ? GracePeriods.Of(value) : null;
}
