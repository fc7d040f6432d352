using Keles.Api.Core.V1;
using Keles.Controllers.Jobs;

namespace Keles.Controllers.Tests.Jobs;

/// <summary>What each rule of a pod failure policy says of a pod that failed.</summary>
public sealed class FailureMatchTests
{
    [Theory]
    [InlineData("Unknown:1,2;FailJob:2,3", 2, "FailJob", 1)]
    [InlineData("Ignore:1,2,3", 2, "Ignore", -1)]
    [InlineData("FailJob:1,2,3", 2, "FailJob", 0)]
    [InlineData("FailJob:!111", 111, null, -1)]
    [InlineData("FailIndex:1,2,3", 2, "FailIndex", -1)]
    [InlineData("FailJob:!0", 1, "FailJob", 0)]
    [InlineData("Count:1,2,3;FailJob:4,5,6", 6, "FailJob", 1)]
    [InlineData("Count:1,2,3", 2, "Count", -1)]
    [InlineData("Count:!8;Ignore:1,2,3;FailJob:!5,6,7;Count:ResourceLimitExceeded;Ignore:DisruptionTarget", 32, "Count", -1)]
    public void By_exit_code(string policy, int exit, string? action, int failsByRule)
    {
        var pod = AJob.Pod("f", "Failed", exit: exit);
        var done = new ContainerStatus { Name = "done", State = new() { Terminated = new() { ExitCode = 0 } } };
        pod = pod with { Status = pod.Status with { ContainerStatuses = [new() { Name = "waits" }, .. pod.Status.ContainerStatuses, done], InitContainerStatuses = [done] } };
        var match = FailureMatch.Of(AJob.Policy(policy), pod);
        Assert.Equal((action, action != "Ignore"), (match.Action, match.Counts));
        Assert.Equal(failsByRule < 0 ? null : $"Container c for pod shop/f failed with exit code {exit} matching FailJob rule at index {failsByRule}", match.FailsJob);
    }

    [Theory]
    [InlineData("Unknown:DisruptionTarget;Ignore:DisruptionTarget", "True", "Ignore")]
    [InlineData("FailIndex:DisruptionTarget", "True", "FailIndex")]
    [InlineData("Ignore:DisruptionTarget=False", "False", "Ignore")]
    [InlineData("Ignore:DisruptionTarget=Unknown", "Unknown", "Ignore")]
    [InlineData("Ignore:DisruptionTarget=False", "True", null)]
    [InlineData("Ignore:DisruptionTarget", "False", null)]
    [InlineData("Count:DisruptionTarget", "True", "Count")]
    public void By_condition(string policy, string status, string? action)
    {
        var pod = AJob.Pod("f", "Failed");
        var match = FailureMatch.Of(AJob.Policy(policy), pod with { Status = pod.Status with { Conditions = [new() { Type = "DisruptionTarget", Status = status }] } });
        Assert.Equal((action, null), (match.Action, match.FailsJob));
    }

    [Fact]
    public void An_unknown_operator_fits_nothing_and_no_policy_counts_everything()
    {
        var policy = AJob.Policy("Ignore:1,2;FailJob:2,3");
        policy = policy with { Rules = policy.Rules.With(0, policy.Rules[0] with { OnExitCodes = policy.Rules[0].OnExitCodes! with { Operator = "Between" } }) };
        Assert.Equal("FailJob", FailureMatch.Of(policy, AJob.Pod("f", "Failed", exit: 2)).Action);
        Assert.True(FailureMatch.Of(null, AJob.Pod("f", "Failed", exit: 2)).Counts);
    }

    [Fact]
    public void An_init_container_can_be_to_blame_and_another_container_cannot_where_one_is_named()
    {
        var pod = AJob.Pod("f", "Failed", exit: 42);
        pod = pod with { Status = pod.Status with { InitContainerStatuses = [new() { Name = "init", State = new() { Terminated = new() { ExitCode = 5 } } }] } };
        Assert.Equal("Container init for pod shop/f failed with exit code 5 matching FailJob rule at index 0", FailureMatch.Of(AJob.Policy("FailJob:5"), pod).FailsJob);
        var policy = AJob.Policy("FailJob:5");
        policy = policy with { Rules = [policy.Rules[0] with { OnExitCodes = policy.Rules[0].OnExitCodes! with { ContainerName = "c" } }] };
        Assert.Null(FailureMatch.Of(policy, pod).Action);
    }
}
