using Keles.Api.Batch.V1;
using Keles.Api.Core.V1;
using Keles.Controllers.Jobs;
using Keles.Machinery;

namespace Keles.Controllers.Tests.Jobs;

public sealed class JobVerdictTests
{
    private static readonly DateTimeOffset Now = AJob.Start.AddMinutes(1);

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(0, 1, true)]
    [InlineData(2, 2, false)]
    [InlineData(2, 3, true)]
    public void Fails_after_more_failures_than_the_limit(int limit, int failures, bool fails)
    {
        var end = Of(AJob.Of(5, 5, s => s with { BackoffLimit = limit }), [.. Enumerable.Range(0, failures).Select(i => AJob.Pod($"f{i}", "Failed"))]);
        Assert.Equal(fails ? ("FailureTarget", "BackoffLimitExceeded", "Job has reached the specified backoff limit") : (null, null, null), (end?.Type, end?.Reason, end?.Message));
    }

    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(2, 1, false)]
    [InlineData(2, 2, true)]
    public void Restarts_count_where_the_kubelet_restarts(int limit, int restarts, bool fails)
    {
        var job = AJob.Of(1, 1, s => s with { BackoffLimit = limit, Template = s.Template with { Spec = s.Template.Spec with { RestartPolicy = "OnFailure" } } });
        var pod = AJob.Pod("a");
        Assert.Equal(fails, Of(job, pod with { Status = pod.Status with { ContainerStatuses = [new() { Name = "c", RestartCount = restarts }] } }) is not null);
    }

    [Fact]
    public void Fails_when_its_time_is_over_but_not_while_suspended()
    {
        var job = AJob.Of(1, 1, s => s with { ActiveDeadlineSeconds = 60 }, s => s with { StartTime = Time.From(AJob.Start) });
        Assert.Equal("DeadlineExceeded", Of(job)?.Reason);
        Assert.Null(JobVerdict.Of(new(job, [], Now.AddSeconds(-1))));
        Assert.Equal(TimeSpan.FromSeconds(1), JobVerdict.TimeLeft(new(job, [], Now.AddSeconds(-1))));
        Assert.Null(Of(job with { Spec = job.Spec with { Suspend = true } }));
    }

    [Theory]
    [InlineData("FailJob", 42, "PodFailurePolicy", "Container c for pod shop/f failed with exit code 42 matching FailJob rule at index 1")]
    [InlineData("FailJob", 43, null, null)]
    [InlineData("Ignore", 42, null, null)]
    [InlineData("Count", 42, "BackoffLimitExceeded", "Job has reached the specified backoff limit")]
    public void A_policy_says_what_an_exit_code_means(string action, int exit, string? reason, string? message)
    {
        var policy = new PodFailurePolicy
        {
            Rules = [new() { Action = "Ignore", OnPodConditions = [new() { Type = "DisruptionTarget", Status = "True" }] }, new() { Action = action, OnExitCodes = new() { Operator = "In", Values = [5, 42] } }],
        };
        var end = Of(AJob.Of(5, 5, s => s with { PodFailurePolicy = policy, BackoffLimit = action == "Count" ? 0 : 6 }), AJob.Pod("f", "Failed", exit: exit));
        Assert.Equal((reason, message), (end?.Reason, end?.Message));
    }

    [Fact]
    public void A_disruption_can_be_ignored()
    {
        var policy = new PodFailurePolicy { Rules = [new() { Action = "Ignore", OnPodConditions = [new() { Type = "DisruptionTarget", Status = "True" }] }] };
        var pod = AJob.Pod("f", "Failed");
        var disrupted = pod with { Status = pod.Status with { Conditions = [new() { Type = "DisruptionTarget", Status = "True" }] } };
        var job = AJob.Of(5, 5, s => s with { PodFailurePolicy = policy, BackoffLimit = 0 });
        Assert.Null(Of(job, disrupted));
        Assert.Equal(0, new JobView(job, [disrupted], Now).FailedCount);
        Assert.NotNull(Of(job, pod));
    }

    [Fact]
    public void Failed_indexes_end_the_job_when_no_other_is_left_or_they_are_too_many()
    {
        var job = AJob.Of(4, 4, AJob.Indexed(s => s with { BackoffLimit = int.MaxValue, BackoffLimitPerIndex = 1 }));
        Pod[] failed = [AJob.Pod("a", "Failed", index: 1, failures: 1), AJob.Pod("b", "Failed", index: 3, failures: 1), AJob.Pod("c", "Failed", index: 0)];
        Assert.Null(Of(job, failed));
        Assert.Equal("1,3", new JobView(job, failed, Now).FailedIndexes!.ToString());
        Assert.Equal("MaxFailedIndexesExceeded", Of(job with { Spec = job.Spec with { MaxFailedIndexes = 1 } }, failed)?.Reason);
        Assert.Null(Of(job with { Spec = job.Spec with { MaxFailedIndexes = 2 } }, failed));
        Assert.Equal("FailedIndexes", Of(job, [.. failed[..2], AJob.Pod("s", "Succeeded", index: 0), AJob.Pod("t", "Succeeded", index: 2)])?.Reason);
    }

    [Fact]
    public void A_rule_can_give_up_an_index_at_once()
    {
        var policy = new PodFailurePolicy { Rules = [new() { Action = "FailIndex", OnExitCodes = new() { Operator = "In", Values = [3] } }] };
        var job = AJob.Of(4, 4, AJob.Indexed(s => s with { BackoffLimit = int.MaxValue, BackoffLimitPerIndex = 5, PodFailurePolicy = policy }));
        Assert.Equal("2", new JobView(job, [AJob.Pod("a", "Failed", index: 2, exit: 3), AJob.Pod("b", "Failed", index: 1, exit: 4)], Now).FailedIndexes!.ToString());
    }

    [Theory]
    [InlineData("0-2", null, "0-2", true)]
    [InlineData("0-2", null, "0,1,3", false)]
    [InlineData("0-5", 2, "1,4", true)]
    [InlineData("0-5", 2, "1,7", false)]
    [InlineData(null, 3, "0,5,9", true)]
    [InlineData(null, 3, "0,5", false)]
    public void Enough_successes_by_a_success_policy_end_the_job(string? indexes, int? count, string completed, bool enough)
    {
        var policy = new SuccessPolicy { Rules = [new() { SucceededIndexes = "8" }, new() { SucceededIndexes = indexes, SucceededCount = count }] };
        var end = Of(AJob.Of(10, 2, AJob.Indexed(s => s with { SuccessPolicy = policy }), s => s with { CompletedIndexes = completed }));
        Assert.Equal(enough ? ("SuccessCriteriaMet", "SuccessPolicy", "Matched rules at index 1") : (null, null, null), (end?.Type, end?.Reason, end?.Message));
    }

    [Fact]
    public void What_was_decided_before_stands()
    {
        var met = new JobCondition { Type = "SuccessCriteriaMet", Status = "True", Reason = "SuccessPolicy", Message = "Matched rules at index 0" };
        var job = AJob.Of(5, 5, s => s with { BackoffLimit = 0 }, s => s with { Conditions = [met] });
        Assert.Same(met, Of(job, AJob.Pod("f", "Failed")));
        var final = JobVerdict.Final(met, Now);
        Assert.Equal(("Complete", "SuccessPolicy", Time.From(Now)), (final.Type, final.Reason, final.LastTransitionTime));
    }

    private static JobCondition? Of(Job job, params Pod[] pods) => JobVerdict.Of(new(job, pods, Now));
}
