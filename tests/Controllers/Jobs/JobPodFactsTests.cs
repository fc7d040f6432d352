using Keles.Api.Core.V1;
using Keles.Controllers.Jobs;
using Keles.Controllers.Pods;
using Keles.Machinery;

namespace Keles.Controllers.Tests.Jobs;

/// <summary>What a job reads from its pods: when they ended, how often their indexes failed, which of them go first.</summary>
public sealed class JobPodFactsTests
{
    private static readonly DateTimeOffset T = AJob.Start;

    [Theory]
    [InlineData("-1,0,-2", null, null, null, 0)]
    [InlineData("-1,running,-2", null, 0, null, 0)]
    [InlineData("running", null, 0, 30, -30)]
    [InlineData("unknown", "False", null, null, -7)]
    [InlineData("unknown", "True", 0, null, 0)]
    [InlineData("unknown", null, null, null, -99)]
    public void When_a_pod_ended(string containers, string? ready, int? deleted, int? grace, int ended)
    {
        var pod = new Pod
        {
            Metadata = new() { CreationTimestamp = At(-99), DeletionTimestamp = deleted is { } d ? At(d) : null, DeletionGracePeriodSeconds = grace },
            Status = new()
            {
                ContainerStatuses = [.. containers.Split(',').Select(static c => new ContainerStatus { State = c == "running" ? new() { Running = new() } : new() { Terminated = new() { FinishedAt = c == "unknown" ? default : At(int.Parse(c)) } } })],
                Conditions = ready is null ? [] : [new() { Type = "Ready", Status = ready, LastTransitionTime = At(-7) }],
            },
        };
        Assert.Equal(T.AddSeconds(ended), pod.FinishedAt());
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("2", 2)]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("2147483648", 0)]
    [InlineData("-1", 0)]
    [InlineData("xyz", 0)]
    public void How_often_its_index_failed(string? annotation, int failures) =>
        Assert.Equal(failures, new Pod { Metadata = new() { Annotations = annotation is null ? default : A.Labels(("batch.kubernetes.io/job-index-failure-count", annotation)) } }.IndexFailures());

    [Theory]
    [InlineData("", "0", 1)]
    [InlineData("", "0,-1", 2)]
    [InlineData("0", "-2,-1", 0)]
    [InlineData("-2", "0,-4,-3,-1", 2)]
    [InlineData("0", "0", 0)]
    [InlineData("0", "", 0)]
    public void Failures_in_a_row(string succeeded, string failed, int failures)
    {
        var backoff = default(PodBackoff).With(Ended("Succeeded", succeeded), Ended("Failed", failed));
        Assert.Equal((failures, failures > 0 ? T : default), (backoff.Failures, backoff.LastFailure));
    }

    [Theory]
    [InlineData("a:0#0 b:1#1 c:2#0", 3, 1, "a,c")]
    [InlineData("a:0#0~", 2, 1, "")]
    [InlineData("a:4#0", 2, 1, "")]
    [InlineData("a:0#0 b:0#1r", 2, 1, "")]
    [InlineData("a:0#0 b:0#1s", 2, 1, "")]
    [InlineData("a:0#0 b:0#2 c:0#1", 2, 4, "b")]
    [InlineData("a:0#1@-1 b:0#1@0 c:0#1@-2", 2, 4, "b")]
    public void The_last_pod_of_an_index_that_failed_is_kept_until_the_next_is_there(string pods, int completions, int limit, string kept)
    {
        var job = AJob.Of(completions, completions, AJob.Indexed(s => s with { BackoffLimitPerIndex = limit, BackoffLimit = int.MaxValue }));
        var view = new JobView(job, [.. pods.Split(' ').Select(Pod)], T);
        Assert.Equal(kept, string.Join(',', view.Waiting.Values.Select(static p => p.Metadata.Name).Order()));
    }

    [Theory]
    [InlineData("", "", 5, 3, "0,1,2")]
    [InlineData("", "", 2, 5, "0,1")]
    [InlineData("0,1", "", 3, 10, "2,3,4")]
    [InlineData("3,5,8", "2-4,9", 5, 20, "0,1,6,7,10")]
    public void The_first_indexes_that_are_free(string active, string done, int count, int completions, string made)
    {
        Pod[] pods = [.. active.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(static i => AJob.Pod($"p{i}", index: int.Parse(i)))];
        var job = AJob.Of(completions, count + pods.Length, AJob.Indexed(), s => s with { CompletedIndexes = done });
        Assert.Equal(made, string.Join(',', PodPlan.For(new(job, pods, T), default).Create));
    }

    [Fact]
    public void Indexes_that_are_lost_are_not_tried_again()
    {
        var job = AJob.Of(20, 7, AJob.Indexed(s => s with { BackoffLimitPerIndex = 1, BackoffLimit = int.MaxValue }), s => s with { CompletedIndexes = "1,5,9", FailedIndexes = "2,6,7" });
        Assert.Equal([0, 4, 8, 10, 11], PodPlan.For(new(job, [AJob.Pod("a", "Pending", index: 3), AJob.Pod("b", "Pending", index: 12)], T), default).Create);
    }

    [Fact]
    public void Those_go_first_that_came_least_far_are_ready_the_shortest_or_are_restarted_most()
    {
        Pod[] order =
        [
            AJob.Pod("waits", "Pending") with { Spec = new() },
            AJob.Pod("pending", "Pending"),
            AJob.Pod("unknown", "Unknown"),
            Restarted("sidecar", 0, 2),
            AJob.Pod("runs"),
            Ready("no-time", null),
            Ready("young", -1),
            Ready("old", -5),
        ];
        Assert.Equal(order.Select(static p => p.Metadata.Name), order.Reverse().Order(RemovalOrder.Instance).Select(static p => p.Metadata.Name));
        Assert.Equal("often", new[] { Restarted("a", 1, 9), Restarted("often", 2, 0) }.Order(RemovalOrder.Instance).First().Metadata.Name);
        Assert.Equal("sidecar", PodRanking.Least([AJob.Pod("runs"), Restarted("sidecar", 0, 2)], [], 1, T.AddHours(1))[0].Metadata.Name);
    }

    private static Pod Ready(string name, int? since)
    {
        var pod = AJob.Pod(name);
        return pod with { Status = pod.Status with { Conditions = [new() { Type = "Ready", Status = "True", LastTransitionTime = since is { } s ? At(s) : default }] } };
    }

    private static Pod Restarted(string name, int times, int sidecar)
    {
        var pod = AJob.Pod(name);
        return pod with
        {
            Spec = pod.Spec with { InitContainers = [new() { Name = "once", Image = "x" }, new() { Name = "side", Image = "x", RestartPolicy = "Always" }] },
            Status = pod.Status with { ContainerStatuses = [new() { Name = "c", RestartCount = times }], InitContainerStatuses = [new() { Name = "once", RestartCount = 77 }, new() { Name = "side", RestartCount = sidecar }] },
        };
    }

    private static Pod[] Ended(string phase, string seconds) => [.. seconds.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(s => AJob.Pod($"{phase}{s}", phase, ended: T.AddSeconds(int.Parse(s))))];

    private static Pod Pod(string words)
    {
        var parts = words.Split(':', '#');
        var rest = parts[2].Split('@');
        var phase = rest[0].EndsWith('r') ? "Running" : rest[0].EndsWith('s') ? "Succeeded" : "Failed";
        return AJob.Pod(parts[0], phase, int.Parse(parts[1]), int.Parse(rest[0].TrimEnd('~', 'r', 's')), tracked: !words.Contains('~'), ended: T.AddSeconds(rest.Length > 1 ? int.Parse(rest[1]) : 0));
    }

    private static Time At(int seconds) => Time.From(T.AddSeconds(seconds));
}
