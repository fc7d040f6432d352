using Keles.Api.Batch.V1;
using Keles.Api.Core.V1;
using Keles.Controllers.Jobs;

namespace Keles.Controllers.Tests.Jobs;

public sealed class PodPlanTests
{
    private static readonly DateTimeOffset Now = AJob.Start.AddMinutes(1);

    [Theory]
    [InlineData(1, 1, 0, 0, 1)]
    [InlineData(5, 2, 0, 0, 2)]
    [InlineData(5, 2, 4, 0, 1)]
    [InlineData(5, 2, 3, 1, 1)]
    [InlineData(5, 2, 5, 0, 0)]
    [InlineData(3, 10, 0, 0, 3)]
    [InlineData(3, 0, 0, 0, 0)]
    [InlineData(null, 3, 0, 1, 2)]
    [InlineData(null, 3, 1, 1, 0)]
    [InlineData(2000, 2000, 0, 0, 500)]
    public void Makes_as_many_pods_as_are_missing(int? completions, int parallelism, int succeeded, int active, int made)
    {
        var plan = Plan(AJob.Of(completions, parallelism, status: s => s with { Succeeded = succeeded }), [.. Enumerable.Range(0, active).Select(i => AJob.Pod($"p{i}"))]);
        Assert.Equal(made, plan.Create.Count);
        Assert.Empty(plan.Delete);
    }

    [Fact]
    public void Lets_pods_go_that_are_too_many_those_that_came_least_far_first()
    {
        var waiting = AJob.Pod("c", "Pending") with { Spec = new() };
        var plan = Plan(AJob.Of(5, 1), AJob.Pod("a"), AJob.Pod("b", "Pending"), waiting);
        Assert.Equal(["c", "b"], plan.Delete.Select(p => p.Metadata.Name));
        Assert.True(plan.Surplus);
        Assert.Empty(plan.Create);
    }

    [Fact]
    public void A_suspended_job_has_no_pods()
    {
        var plan = Plan(AJob.Of(3, 3, s => s with { Suspend = true }), AJob.Pod("a"), AJob.Pod("b"));
        Assert.Equal(2, plan.Delete.Count);
        Assert.True(plan.Surplus);
        Assert.Empty(Plan(AJob.Of(3, 3, s => s with { Suspend = true })).Create);
    }

    [Fact]
    public void A_job_on_its_way_out_gets_no_pods()
    {
        var job = AJob.Of(3, 3);
        Assert.Empty(Plan(job with { Metadata = job.Metadata with { DeletionTimestamp = Machinery.Time.From(Now) } }).Create);
    }

    [Theory]
    [InlineData(1, 9, 1)]
    [InlineData(1, 10, null)]
    [InlineData(2, 10, 10)]
    [InlineData(3, 10, 30)]
    [InlineData(20, 599, 1)]
    [InlineData(20, 600, null)]
    public void Waits_after_failures_longer_each_time(int failures, int secondsAgo, int? left)
    {
        var plan = PodPlan.For(new(AJob.Of(5, 2), [], Now), new(failures, Now.AddSeconds(-secondsAgo)));
        Assert.Equal(left, (int?)plan.Wait?.TotalSeconds);
        Assert.Equal(left is null ? 2 : 0, plan.Create.Count);
    }

    [Fact]
    public void A_success_ends_the_waiting()
    {
        var backoff = new PodBackoff(3, Now).With([AJob.Pod("s", "Succeeded", ended: Now)], [AJob.Pod("f", "Failed", ended: Now.AddSeconds(-5)), AJob.Pod("g", "Failed", ended: Now.AddSeconds(2))]);
        Assert.Equal(new PodBackoff(1, Now.AddSeconds(2)), backoff);
        Assert.Equal(new PodBackoff(3, Now), new PodBackoff(2, Now.AddSeconds(-9)).With([], [AJob.Pod("f", "Failed", ended: Now)]));
    }

    [Fact]
    public void Terminating_pods_keep_their_place_where_only_failed_ones_are_replaced()
    {
        Pod[] pods = [AJob.Pod("a", deleted: true), AJob.Pod("b")];
        Assert.Single(Plan(AJob.Of(4, 2), pods).Create);
        Assert.Empty(Plan(AJob.Of(4, 2, s => s with { PodReplacementPolicy = "Failed" }), pods).Create);
        Assert.Empty(Plan(AJob.Of(4, 2, s => s with { PodFailurePolicy = new() }), pods).Create);
    }

    [Theory]
    [InlineData("", new[] { 0, 1 }, 2, new[] { 2, 3 })]
    [InlineData("0-2", new[] { 4 }, 3, new[] { 3, 5 })]
    [InlineData("0-7", new int[0], 5, new[] { 8, 9 })]
    public void Gives_the_first_free_indexes(string completed, int[] active, int parallelism, int[] made)
    {
        var job = AJob.Of(10, parallelism + (completed.Length == 0 ? 2 : 0), AJob.Indexed(), s => s with { CompletedIndexes = completed });
        Assert.Equal(made.Select(i => (int?)i), Plan(job, [.. active.Select(i => AJob.Pod($"p{i}", index: i))]).Create);
    }

    [Fact]
    public void Of_two_pods_with_one_index_one_goes_and_so_does_a_pod_without_a_good_one()
    {
        var plan = Plan(AJob.Of(3, 3, AJob.Indexed()), AJob.Pod("a", index: 0), AJob.Pod("b", "Pending", index: 0), AJob.Pod("c", index: 3), AJob.Pod("d"));
        Assert.Equal(["b", "c", "d"], plan.Delete.Select(p => p.Metadata.Name).Order());
    }

    [Fact]
    public void Each_index_waits_for_itself_where_indexes_have_limits()
    {
        var job = AJob.Of(3, 3, AJob.Indexed(s => s with { BackoffLimitPerIndex = 3, BackoffLimit = int.MaxValue }));
        var failed = AJob.Pod("f", "Failed", index: 1, failures: 1, ended: Now.AddSeconds(-15));
        var plan = Plan(job, AJob.Pod("a", index: 0), failed);
        Assert.Equal([2], plan.Create);
        Assert.Equal(TimeSpan.FromSeconds(5), plan.Wait);
        plan = PodPlan.For(new(job, [AJob.Pod("a", index: 0), failed], Now.AddSeconds(5)), default);
        Assert.Equal([1, 2], plan.Create);
        var pod = JobPodTemplate.Make(new(job, [AJob.Pod("a", index: 0), failed], Now.AddSeconds(5)), 1);
        Assert.Equal("2", pod.Metadata.Annotations.Get("batch.kubernetes.io/job-index-failure-count"));
    }

    [Fact]
    public void Pods_of_an_indexed_job_know_their_index()
    {
        var pod = JobPodTemplate.Make(new(AJob.Of(30, 3, AJob.Indexed()), [], Now), 21);
        Assert.Equal(("pi-21-", "pi-21"), (pod.Metadata.GenerateName, pod.Spec.Hostname));
        Assert.Equal("21", pod.Metadata.Annotations.Get("batch.kubernetes.io/job-completion-index"));
        Assert.Equal("21", pod.Metadata.Labels.Get("batch.kubernetes.io/job-completion-index"));
        Assert.Equal("batch.kubernetes.io/job-tracking", Assert.Single(pod.Metadata.Finalizers));
        var variable = Assert.Single(pod.Spec.Containers[0].Env);
        Assert.Equal(("JOB_COMPLETION_INDEX", "metadata.labels['batch.kubernetes.io/job-completion-index']"), (variable.Name, variable.ValueFrom!.FieldRef!.FieldPath));
        var longName = AJob.Of(30, 3, AJob.Indexed());
        longName = longName with { Metadata = longName.Metadata with { Name = new string('x', 60) } };
        Assert.Equal(new string('x', 54) + "-21-", JobPodTemplate.Make(new(longName, [], Now), 21).Metadata.GenerateName);
    }

    private static PodPlan Plan(Job job, params Pod[] pods) => PodPlan.For(new(job, pods, Now), default);
}
