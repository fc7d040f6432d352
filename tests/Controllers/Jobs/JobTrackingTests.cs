using Keles.Api.Batch.V1;
using Keles.Api.Core.V1;
using Keles.Controllers.Jobs;
using Keles.Machinery;

namespace Keles.Controllers.Tests.Jobs;

public sealed class JobTrackingTests
{
    private static readonly DateTimeOffset Now = AJob.Start.AddMinutes(1);

    [Fact]
    public void Pods_that_ended_are_named_before_they_are_let_go()
    {
        var tracking = Of(AJob.Of(5, 5), AJob.Pod("a", "Succeeded"), AJob.Pod("b", "Failed"), AJob.Pod("c"), AJob.Pod("d", "Succeeded", tracked: false), AJob.Pod("e", deleted: true));
        Assert.Equal(["a"], tracking.Status.UncountedTerminatedPods!.Succeeded);
        Assert.Equal(["b", "e"], tracking.Status.UncountedTerminatedPods.Failed);
        Assert.Equal(["a", "b", "e"], tracking.Release.Select(p => p.Metadata.Name));
        Assert.Equal((1, 0, 0, 1), (tracking.Status.Active, tracking.Status.Succeeded, tracking.Status.Failed, tracking.Status.Terminating!.Value));
    }

    [Fact]
    public void Pods_that_are_named_and_have_gone_are_counted_and_no_others()
    {
        var job = AJob.Of(5, 5, status: s => s with { Succeeded = 1, UncountedTerminatedPods = new() { Succeeded = ["gone", "a"], Failed = ["b", "x"] } });
        var tracking = Of(job, AJob.Pod("a", "Succeeded"), AJob.Pod("b", "Failed", tracked: false));
        Assert.Equal((2, 2), (tracking.Status.Succeeded, tracking.Status.Failed));
        Assert.Equal(["a"], tracking.Status.UncountedTerminatedPods!.Succeeded);
        Assert.Empty(tracking.Status.UncountedTerminatedPods.Failed);
        var counted = JobTracking.Counted(tracking.Status, new HashSet<string>());
        Assert.Equal((3, 2), (counted.Succeeded, counted.Failed));
        Assert.Same(counted.UncountedTerminatedPods!.Succeeded.GetType(), typeof(Items<string>));
        Assert.Empty(counted.UncountedTerminatedPods.Succeeded);
    }

    [Fact]
    public void Names_no_more_pods_than_fit_and_does_not_end_before_all_are_counted()
    {
        Pod[] many = [.. Enumerable.Range(0, 700).Select(i => AJob.Pod($"p{i:d3}", "Succeeded"))];
        var view = new JobView(AJob.Of(700, 700), many, Now);
        var tracking = JobTracking.For(view, JobVerdict.OfCompletions(view, 0), PodTally.Nothing, true);
        Assert.Equal(500, tracking.Release.Count);
        Assert.True(tracking.IsFull);
        Assert.Null(tracking.Ended(JobTracking.Counted(tracking.Status, new HashSet<string>())));
    }

    [Fact]
    public void The_last_condition_waits_until_pods_are_gone()
    {
        var view = new JobView(AJob.Of(1, 1, s => s with { BackoffLimit = 0 }), [AJob.Pod("f", "Failed"), AJob.Pod("r")], Now);
        var end = JobVerdict.Of(view);
        var tracking = JobTracking.For(view, end, new(0, 1, 0, null), false);
        Assert.Equal("FailureTarget", Assert.Single(tracking.Status.Conditions).Type);
        Assert.Equal(["f", "r"], tracking.Status.UncountedTerminatedPods!.Failed);
        var counted = JobTracking.Counted(tracking.Status, new HashSet<string>());
        Assert.Null(tracking.Ended(counted));
        var ended = tracking.Ended(counted with { Terminating = 0 });
        Assert.Equal(["FailureTarget", "Failed"], ended!.Conditions.Select(static c => c.Type));
        Assert.Null(ended.CompletionTime);
    }

    [Fact]
    public void Pods_that_are_ended_by_success_count_as_nothing()
    {
        var view = new JobView(AJob.Of(5, 2, AJob.Indexed(s => s with { SuccessPolicy = new() { Rules = [new() { SucceededCount = 1 }] } })), [AJob.Pod("s", "Succeeded", index: 3), AJob.Pod("r", index: 0)], Now);
        var tracking = JobTracking.For(view, JobVerdict.Of(view), new(0, 1, 0, null), false);
        Assert.Equal(["r", "s"], tracking.Release.Select(p => p.Metadata.Name));
        Assert.Empty(tracking.Status.UncountedTerminatedPods!.Failed);
        Assert.Equal(("3", 1), (tracking.Status.CompletedIndexes, tracking.Status.Succeeded));
    }

    [Fact]
    public void An_index_to_be_tried_again_keeps_its_pod_until_the_next_is_there()
    {
        var job = AJob.Of(2, 2, AJob.Indexed(s => s with { BackoffLimitPerIndex = 2, BackoffLimit = int.MaxValue }));
        var failed = AJob.Pod("a", "Failed", index: 0);
        Assert.Empty(Of(job, failed).Release);
        Assert.Equal(["a"], Of(job, failed, AJob.Pod("b", index: 0, failures: 1)).Release.Select(p => p.Metadata.Name));
    }

    [Fact]
    public void Failures_that_are_ignored_are_let_go_without_being_counted()
    {
        var policy = new PodFailurePolicy { Rules = [new() { Action = "Ignore", OnExitCodes = new() { Operator = "NotIn", Values = [1] } }] };
        var tracking = Of(AJob.Of(5, 5, s => s with { PodFailurePolicy = policy }), AJob.Pod("a", "Failed", exit: 2), AJob.Pod("b", "Failed", exit: 1));
        Assert.Equal(["b"], tracking.Status.UncountedTerminatedPods!.Failed);
        Assert.Equal(2, tracking.Release.Count);
        Assert.Equal(["Ignore"], tracking.Actions);
    }

    [Fact]
    public void An_indexed_job_that_shrinks_forgets_what_it_has_no_longer()
    {
        var tracking = Of(AJob.Of(3, 3, AJob.Indexed(), s => s with { CompletedIndexes = "0,2-5", Succeeded = 5 }));
        Assert.Equal(("0,2", 2), (tracking.Status.CompletedIndexes, tracking.Status.Succeeded));
    }

    [Fact]
    public void Suspension_stops_the_clock_and_resumption_starts_it_anew()
    {
        var job = AJob.Of(3, 3, s => s with { Suspend = true }, s => s with { StartTime = Time.From(AJob.Start) });
        var suspended = Of(job).Status;
        Assert.Null(suspended.StartTime);
        var condition = Assert.Single(suspended.Conditions);
        Assert.Equal(("Suspended", "True", "JobSuspended", "Job suspended"), (condition.Type, condition.Status, condition.Reason, condition.Message));
        var resumed = Of(job with { Spec = job.Spec with { Suspend = false }, Status = suspended }).Status;
        Assert.Equal(Time.From(Now), resumed.StartTime);
        condition = Assert.Single(resumed.Conditions);
        Assert.Equal(("Suspended", "False", "JobResumed", "Job resumed"), (condition.Type, condition.Status, condition.Reason, condition.Message));
    }

    [Fact]
    public void A_job_does_not_end_before_its_beginning_when_the_clock_was_set_back()
    {
        var view = new JobView(AJob.Of(status: s => s with { StartTime = Time.From(Now.AddHours(1)) }), [AJob.Pod("s", "Succeeded")], Now);
        var tracking = JobTracking.For(view, JobVerdict.OfCompletions(view, 0), PodTally.Nothing, true);
        var ended = tracking.Ended(JobTracking.Counted(tracking.Status, new HashSet<string>()));
        Assert.Equal(ended!.StartTime, ended.CompletionTime);
        Assert.Equal(Time.From(Now), ended.Conditions[^1].LastTransitionTime);
    }

    [Fact]
    public void What_is_said_of_suspension_is_said_in_our_words()
    {
        var job = AJob.Of(3, 3, s => s with { Suspend = true }, s => s with { Conditions = [new() { Type = "Suspended", Status = "True", Reason = "Queued", Message = "not yet" }] });
        Assert.Equal("JobSuspended", Assert.Single(Of(job).Status.Conditions).Reason);
    }

    private static JobTracking Of(Job job, params Pod[] pods) => JobTracking.For(new(job, pods, Now), null, PodTally.Nothing, true);
}
