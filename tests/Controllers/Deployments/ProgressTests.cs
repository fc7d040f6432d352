using Keles.Api.Apps.V1;
using Keles.Controllers.Deployments;
using Keles.Machinery;

namespace Keles.Controllers.Tests.Deployments;

/// <summary>
/// What a deployment of three says of its progress. Its status before is written as replicas/updated/ready/available; its condition before as its reason and the seconds since it was written (the time of its
/// transition is an hour earlier); what is expected as status, reason, and what became of the two times: kept or now.
/// </summary>
public sealed class ProgressTests
{
    private static readonly DateTimeOffset Now = ARollout.Now;

    [Theory]
    [InlineData(null, "3/2/2/2", "True ReplicaSetUpdated 5", "v1 1 v2 2", "", "one without a deadline says nothing")]
    [InlineData(int.MaxValue, "3/2/2/2", "True ReplicaSetUpdated 5", "v1 1 v2 2", "", "the longest deadline there is means none")]
    [InlineData(60, "3/3/3/3", "True NewReplicaSetAvailable 9999", "v1 0 v2 3/1", "True NewReplicaSetAvailable kept kept", "of a rollout that is over nothing more is told")]
    [InlineData(60, "3/2/2/2", "True ReplicaSetUpdated 5", "v1 0 v2 3", "True NewReplicaSetAvailable now kept", "complete")]
    [InlineData(60, "3/2/2/2", "False ProgressDeadlineExceeded 5", "v1 0 v2 3", "True NewReplicaSetAvailable now now", "complete after all")]
    [InlineData(60, "3/2/2/2", "", "v1 0 v2 3", "True NewReplicaSetAvailable now now", "complete at once")]
    [InlineData(60, "3/1/2/2", "True ReplicaSetUpdated 5", "v1 1 v2 2/0", "True ReplicaSetUpdated now kept", "one more is new")]
    [InlineData(60, "4/2/4/4", "True ReplicaSetUpdated 999", "v1 1 v2 2", "True ReplicaSetUpdated now kept", "one less is old, however late")]
    [InlineData(60, "3/2/1/2", "True ReplicaSetUpdated 5", "v1 1 v2 2/1", "True ReplicaSetUpdated now kept", "one more is ready")]
    [InlineData(60, "3/2/2/1", "False ProgressDeadlineExceeded 5", "v1 1 v2 2/1", "True ReplicaSetUpdated now now", "one more is available")]
    [InlineData(60, "3/2/2/1", "", "v1 1 v2 2/1", "True ReplicaSetUpdated now now", "nothing was told so far")]
    [InlineData(60, "3/2/3/3", "True ReplicaSetUpdated 60", "v1 2 v2 1", "True ReplicaSetUpdated kept kept", "to have fewer new ones is no progress")]
    [InlineData(60, "3/2/3/3", "True ReplicaSetUpdated 61", "v1 1 v2 2/1", "False ProgressDeadlineExceeded now now", "late")]
    [InlineData(60, "3/2/3/3", "Unknown DeploymentResumed 61", "v1 1 v2 2/1", "False ProgressDeadlineExceeded now now", "late after a pause")]
    [InlineData(60, "3/2/3/3", "False ProgressDeadlineExceeded 999", "v1 1 v2 2/1", "False ProgressDeadlineExceeded kept kept", "late, and told")]
    [InlineData(60, "3/2/3/3", "True NewReplicaSetAvailable 999", "v1 1 v2 2/1", "True NewReplicaSetAvailable kept kept", "not late as long as the new one has not begun")]
    public void Is_told_by_what_has_changed_and_since_when(int? deadline, string before, string condition, string sets, string expected, string why)
    {
        var deployment = A.Deployment(3, surge: 1, unavailable: 1);
        deployment = deployment with { Spec = deployment.Spec with { ProgressDeadlineSeconds = deadline }, Status = Status(before, condition) };
        var view = ARollout.Of(deployment, sets);
        var after = DeploymentStatusPlan.For(view, deployment.Status.Conditions).Conditions.Find(static c => c.Type == "Progressing");
        Assert.True(Text(after, deployment.Status.Conditions) == expected, $"{why}: {Text(after, deployment.Status.Conditions)}");
    }

    [Theory]
    [InlineData(null, "True ReplicaSetUpdated 5", "v1 1 v2 2/1", null)]
    [InlineData(int.MaxValue, "True ReplicaSetUpdated 5", "v1 1 v2 2/1", null)]
    [InlineData(60, "", "v1 1 v2 2/1", null)]
    [InlineData(60, "True ReplicaSetUpdated 5", "v2 3", null)]
    [InlineData(60, "False ProgressDeadlineExceeded 5", "v1 1 v2 2/1", null)]
    [InlineData(60, "True ReplicaSetUpdated 30", "v1 1 v2 2/1", 31)]
    [InlineData(60, "True ReplicaSetUpdated 60", "v1 1 v2 2/1", 1)]
    [InlineData(60, "True ReplicaSetUpdated 90", "v1 1 v2 2/1", 1)]
    public void It_is_looked_at_again_a_second_after_its_deadline(int? deadline, string condition, string sets, int? expected)
    {
        var deployment = A.Deployment(3, surge: 1, unavailable: 1);
        deployment = deployment with { Spec = deployment.Spec with { ProgressDeadlineSeconds = deadline } };
        var view = ARollout.Of(deployment, sets);
        var available = view.Sets.Sum(static s => s.Status.AvailableReplicas);
        var status = Status($"3/{view.New!.Status.Replicas}/{available}/{available}", condition);
        Assert.Equal(expected, DeploymentStatusPlan.DeadlineIn(view, status)?.TotalSeconds);
    }

    [Theory]
    [InlineData(0, null, 1, 0, 0)]
    [InlineData(2, 1, 3, 2, 3)]
    [InlineData(2, 1, 0, null, 1)]
    [InlineData(2, 1, 3, null, null)]
    public void Those_on_their_way_out_are_known_when_every_set_that_was_looked_at_says_so(int oldGeneration, int? old, int newGeneration, int? fresh, int? expected)
    {
        var view = ARollout.Of(A.Deployment(3), "v1 1 v2 2", s => s with
        {
            Status = s.Metadata.Name == "v1" ? s.Status with { ObservedGeneration = oldGeneration, TerminatingReplicas = old } : s.Status with { ObservedGeneration = newGeneration, TerminatingReplicas = fresh },
        });
        Assert.Equal(expected, DeploymentStatusPlan.For(view, default).TerminatingReplicas);
    }

    [Fact]
    public void What_keeps_a_set_from_making_pods_is_told_since_it_did_and_of_the_new_one_first()
    {
        var (early, late) = (Time.From(Now.AddHours(-3)), Time.From(Now.AddHours(-2)));
        var view = ARollout.Of(A.Deployment(3), "v1 1 v2 2", s => s with
        {
            Status = s.Status with { Conditions = [new() { Type = "ReplicaFailure", Status = "True", Reason = "FailedCreate", Message = $"of {s.Metadata.Name}", LastTransitionTime = s.Metadata.Name == "v1" ? early : late }] },
        });
        var failure = DeploymentStatusPlan.For(view, default).Conditions.Find(static c => c.Type == "ReplicaFailure")!;
        Assert.Equal(("True", "FailedCreate", "of v2", late, late), (failure.Status, failure.Reason, failure.Message, failure.LastUpdateTime, failure.LastTransitionTime));
        Assert.Null(DeploymentStatusPlan.For(ARollout.Of(A.Deployment(3), "v1 1 v2 2"), [failure]).Conditions.Find(static c => c.Type == "ReplicaFailure"));
    }

    private static DeploymentStatus Status(string counts, string condition)
    {
        int[] n = [.. counts.Split('/').Select(int.Parse)];
        Items<DeploymentCondition> conditions = condition.Split(' ') is [var status, var reason, var age]
            ? [new() { Type = "Progressing", Status = status, Reason = reason, LastUpdateTime = Ago(int.Parse(age)), LastTransitionTime = Ago(int.Parse(age) + 3600) }]
            : [];
        return new() { Replicas = n[0], UpdatedReplicas = n[1], ReadyReplicas = n[2], AvailableReplicas = n[3], Conditions = conditions };
    }

    private static string Text(DeploymentCondition? after, Items<DeploymentCondition> before)
    {
        if (after is null) return "";
        var then = before.Find(static c => c.Type == "Progressing");
        return $"{after.Status} {after.Reason} {Which(after.LastUpdateTime, then?.LastUpdateTime)} {Which(after.LastTransitionTime, then?.LastTransitionTime)}";
        static string Which(Time time, Time? before) => time == before ? "kept" : time == Ago(0) ? "now" : "changed";
    }

    private static Time Ago(int seconds) => Time.From(Now.AddSeconds(-seconds));
}
