using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Controllers.Deployments;
using Keles.Machinery;

namespace Keles.Controllers.Tests.Deployments;

/// <summary>One step of a deployment of three that replaces all at once. Of its pods the set and the phase are said.</summary>
public sealed class RecreateTests
{
    [Theory]
    [InlineData("v1+ 2", "v1+ Running", "v1+ to 0")]
    [InlineData("v1 1 v2 0", "", "v1 to 0")]
    [InlineData("v1+ 0", "v1+ Running", "")]
    [InlineData("v1+ 0", "v1+ Pending", "")]
    [InlineData("v1+ 0", "v1+ Unknown", "")]
    [InlineData("v1+ 0", "v1+ Failed", "create 3")]
    [InlineData("v1+ 0", "v1+ Succeeded v1+ Failed", "create 3")]
    [InlineData("v1+ 0", "v1+ Succeeded v1+ Running", "")]
    [InlineData("v1+ 0", "", "create 3")]
    [InlineData("v1 0 v2 0", "v2 Running", "v2 to 3")]
    [InlineData("v1 0 v2 0", "v1 Running v2 Running", "")]
    [InlineData("v1 0 v2 3", "v2 Running", "")]
    public void All_that_is_old_is_over_before_the_new_begins(string sets, string pods, string expected) => Assert.Equal(expected, Step(ARollout.Of(Deployment(), sets), pods));

    [Fact]
    public void Pods_that_only_the_status_of_an_old_set_tells_of_are_waited_for() =>
        Assert.Equal("", Step(ARollout.Of(Deployment(), "v1+ 0", static s => s with { Status = s.Status with { Replicas = 1 } }), ""));

    [Theory]
    [InlineData(1, "0/0 0/0 0/0", "s0 s1")]
    [InlineData(0, "0/0 0/1 1/0 1/1", "s0")]
    [InlineData(0, "0/0 0/0", "s0 s1")]
    [InlineData(0, "1/1 1/1", "")]
    [InlineData(1, "1/1 0/0 0/0", "s1")]
    [InlineData(5, "0/0 0/0", "")]
    [InlineData(int.MaxValue, "0/0 0/0 0/0", "")]
    [InlineData(null, "0/0 0/0 0/0", "")]
    public void Old_sets_go_beyond_the_history_and_only_when_nothing_is_left_of_them(int? limit, string sets, string expected)
    {
        var deployment = Deployment();
        ReplicaSet[] old =
        [
            .. sets.Split(' ').Select(static (s, i) => new ReplicaSet
            {
                Metadata = new() { Name = $"s{i}", Uid = $"s{i}", Annotations = A.Labels(("deployment.kubernetes.io/revision", $"{i + 1}")), CreationTimestamp = Time.From(ARollout.Now.AddHours(-i)) },
                Spec = new() { Replicas = s[0] - '0', Template = A.Template("nginx:old") },
                Status = new() { Replicas = s[2] - '0' },
            }),
        ];
        var view = new DeploymentView(deployment with { Spec = deployment.Spec with { RevisionHistoryLimit = limit } }, old, [], ARollout.Now);
        Assert.Equal(expected, string.Join(' ', Cleanup.Plan(view).Cast<DeploymentAction.DeleteSet>().Select(static d => d.Set.Metadata.Name)));
    }

    private static Deployment Deployment() => A.Deployment(3) is var d ? d with { Spec = d.Spec with { Strategy = new() { Type = "Recreate" } } } : null!;

    private static string Step(DeploymentView view, string pods)
    {
        Pod[] all =
        [
            .. pods.Split(' ', StringSplitOptions.RemoveEmptyEntries).Chunk(2).Select(static (p, i) => A.Pod($"p{i}") is var pod ? pod with
            {
                Metadata = pod.Metadata with { OwnerReferences = [new() { ApiVersion = "apps/v1", Kind = "ReplicaSet", Name = p[0], Uid = p[0], Controller = true }] },
                Status = new() { Phase = p[1] },
            } : null!),
        ];
        return string.Join(", ", Recreate.Plan(view with { Pods = all }).Select(static a => a switch
        {
            DeploymentAction.ScaleSet scale => $"{scale.Set.Metadata.Name} to {scale.To}",
            DeploymentAction.CreateSet create => $"create {create.Set.Spec.Replicas}",
            _ => a.ToString(),
        }));
    }
}
