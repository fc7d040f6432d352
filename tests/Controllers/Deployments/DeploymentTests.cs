using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Fakes;
using Keles.Machinery;

namespace Keles.Controllers.Tests.Deployments;

public sealed class DeploymentTests
{
    private readonly Bench bench = new(["deployment-controller", "replicaset-controller"]);

    [Fact]
    public void Makes_a_replica_set_named_after_the_template()
    {
        bench.Create(A.Deployment(3));
        bench.Settle();
        var set = Assert.Single(Sets());
        var hash = set.Metadata.Labels["pod-template-hash"];
        Assert.Equal($"web-{hash}", set.Metadata.Name);
        Assert.Matches("^[bcdfghjklmnpqrstvwxz2456789]{6,10}$", hash);
        Assert.Equal(("1", "3", "4"), (set.Metadata.Annotations["deployment.kubernetes.io/revision"], set.Metadata.Annotations["deployment.kubernetes.io/desired-replicas"], set.Metadata.Annotations["deployment.kubernetes.io/max-replicas"]));
        Assert.Equal("1", Web().Metadata.Annotations["deployment.kubernetes.io/revision"]);
        Assert.All(bench.Pods, p => Assert.Equal(hash, p.Metadata.Labels["pod-template-hash"]));
        Assert.Contains($"Normal ScalingReplicaSet Scaled up replica set {set.Metadata.Name} from 0 to 3", bench.EventTexts);
    }

    [Fact]
    public void Is_available_and_complete_when_all_pods_are()
    {
        bench.Create(A.Deployment(3));
        bench.Settle();
        Assert.Equal(("False", "MinimumReplicasUnavailable"), Condition("Available"));
        bench.RunPods();
        Assert.Equal(("True", "MinimumReplicasAvailable"), Condition("Available"));
        Assert.Equal(("True", "NewReplicaSetAvailable"), Condition("Progressing"));
        var status = Web().Status;
        Assert.Equal((3, 3, 3, 3, 0, 1L), (status.Replicas, status.UpdatedReplicas, status.ReadyReplicas, status.AvailableReplicas, status.UnavailableReplicas, status.ObservedGeneration));
    }

    [Theory]
    [InlineData("25%", "25%")]
    [InlineData("1", "0")]
    [InlineData("0", "1")]
    [InlineData("100%", "0")]
    public void Rolls_out_within_its_limits(string surge, string unavailable)
    {
        var limits = (Surge: IntOrString.Parse(surge).Scale(8, true), Unavailable: IntOrString.Parse(unavailable).Scale(8, false));
        bench.Create(A.Deployment(8, surge: IntOrString.Parse(surge), unavailable: IntOrString.Parse(unavailable)));
        bench.Settle();
        bench.RunPods();
        SetImage("nginx:2");
        for (var i = 0; i < 50 && !Done("nginx:2"); i++)
        {
            bench.Settle();
            Assert.True(bench.Pods.Count(p => p.IsActive()) <= 8 + limits.Surge, "more pods than the surge allows");
            Assert.True(bench.Pods.Count(p => p.IsActive() && p.IsReady()) >= 8 - limits.Unavailable, "fewer available pods than allowed");
            bench.RunPods();
        }

        Assert.True(Done("nginx:2"));
        Assert.Equal(2, Sets().Count);
        Assert.Equal("2", Web().Metadata.Annotations["deployment.kubernetes.io/revision"]);
    }

    [Fact]
    public void Goes_back_to_a_set_it_had_and_gives_it_the_newest_revision()
    {
        bench.Create(A.Deployment(2));
        Roll();
        var first = Sets().Single().Metadata.Name;
        SetImage("nginx:2");
        Roll();
        SetImage("nginx:1");
        Roll();
        Assert.Equal(2, Sets().Count);
        var set = bench.Api.Get<ReplicaSet>(A.Ns, first);
        Assert.Equal(("3", "1", 2), (set.Metadata.Annotations["deployment.kubernetes.io/revision"], set.Metadata.Annotations["deployment.kubernetes.io/revision-history"], set.Spec.Replicas));
    }

    [Fact]
    public void Recreate_waits_for_the_last_old_pod_to_go()
    {
        bench.Create(A.Deployment(2) with { Spec = A.Deployment(2).Spec with { Strategy = new() { Type = "Recreate" } } });
        Roll();
        SetImage("nginx:2");
        bench.Settle();
        Assert.All(bench.Pods, p => Assert.True(p.IsBeingDeleted()));
        Assert.Equal(2, bench.Pods.Count);
        Roll();
        Assert.Equal(2, bench.Pods.Count(p => p.Spec.Containers[0].Image == "nginx:2"));
    }

    [Fact]
    public void A_rollout_without_progress_times_out_and_says_so()
    {
        bench.Create(A.Deployment(2));
        bench.Advance(TimeSpan.FromSeconds(590));
        Assert.Equal("True", Condition("Progressing").Status);
        bench.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(("False", "ProgressDeadlineExceeded"), Condition("Progressing"));
        var name = Sets().Single().Metadata.Name;
        Assert.Equal($"ReplicaSet \"{name}\" has timed out progressing.", Web().Status.Conditions.Find(c => c.Type == "Progressing")!.Message);
        bench.RunPods();
        Assert.Equal(("True", "NewReplicaSetAvailable"), Condition("Progressing"));
    }

    [Fact]
    public void Paused_it_scales_but_rolls_nothing_out()
    {
        bench.Create(A.Deployment(2));
        Roll();
        bench.Update<Deployment>(A.Ns, "web", d => d with { Spec = d.Spec with { Paused = true, Replicas = 4, Template = A.Template("nginx:2") } });
        Roll();
        Assert.Equal(4, bench.Pods.Count(p => p.Spec.Containers[0].Image == "nginx:1"));
        Assert.Equal(("Unknown", "DeploymentPaused"), Condition("Progressing"));
        bench.Update<Deployment>(A.Ns, "web", d => d with { Spec = d.Spec with { Paused = false } });
        Roll();
        Assert.True(Done("nginx:2"));
    }

    [Fact]
    public void Old_sets_beyond_the_history_go()
    {
        bench.Create(A.Deployment(1) with { Spec = A.Deployment(1).Spec with { RevisionHistoryLimit = 2 } });
        for (var i = 1; i <= 6; i++)
        {
            SetImage($"nginx:{i}");
            Roll();
        }

        Assert.Equal(["4", "5", "6"], Sets().Select(s => s.Metadata.Annotations["deployment.kubernetes.io/revision"]).Order());
    }

    [Fact]
    public void Scaling_in_the_middle_of_a_rollout_keeps_the_proportion()
    {
        bench.Create(A.Deployment(10, surge: 3, unavailable: 2));
        Roll();
        SetImage("nginx:2");
        bench.Settle();
        bench.Update<Deployment>(A.Ns, "web", d => d with { Spec = d.Spec with { Replicas = 15 } });
        bench.Settle();
        var (old, fresh) = (Sets().Single(s => s.Spec.Template.Spec.Containers[0].Image == "nginx:1"), Sets().Single(s => s.Spec.Template.Spec.Containers[0].Image == "nginx:2"));
        Assert.Equal((11, 7), (old.Spec.Replicas, fresh.Spec.Replicas));
    }

    [Fact]
    public void The_old_annotation_rolls_back()
    {
        bench.Create(A.Deployment(1));
        Roll();
        SetImage("nginx:2");
        Roll();
        AskRollback("1");
        Roll();
        Assert.True(Done("nginx:1"));
        Assert.Contains("Normal DeploymentRollback Rolled back deployment \"web\" to revision 1", bench.EventTexts);
    }

    [Theory]
    [InlineData("7", "Warning DeploymentRollbackRevisionNotFound Unable to find the revision to rollback to.")]
    [InlineData("1", "Warning DeploymentRollbackTemplateUnchanged The rollback revision contains the same template as current deployment \"web\"")]
    [InlineData("0", "Warning DeploymentRollbackRevisionNotFound Unable to find last revision.")]
    public void A_rollback_that_leads_nowhere_is_told_and_forgotten(string revision, string expected)
    {
        bench.Create(A.Deployment(1));
        Roll();
        AskRollback(revision);
        Roll();
        Assert.Contains(expected, bench.EventTexts);
        Assert.Null(Web().Metadata.Annotations.Get("deprecated.deployment.rollback.to"));
        Assert.True(Done("nginx:1"));
    }

    [Fact]
    public void A_rollback_waits_for_the_end_of_a_pause_and_what_it_may_want_is_kept()
    {
        bench.Create(A.Deployment(1));
        Roll();
        SetImage("nginx:2");
        Roll();
        bench.Update<Deployment>(A.Ns, "web", d => d with { Spec = d.Spec with { Paused = true } });
        AskRollback("1");
        bench.Update<Deployment>(A.Ns, "web", d => d with { Spec = d.Spec with { RevisionHistoryLimit = 0 } });
        Roll();
        Assert.Equal((2, "nginx:2"), (Sets().Count, Web().Spec.Template.Spec.Containers[0].Image));
        bench.Update<Deployment>(A.Ns, "web", d => d with { Spec = d.Spec with { Paused = false } });
        Roll();
        Assert.True(Done("nginx:1"));
    }

    [Fact]
    public void Paused_it_still_says_which_revision_its_template_is_of()
    {
        bench.Create(A.Deployment(1));
        Roll();
        SetImage("nginx:2");
        Roll();
        bench.Update<Deployment>(A.Ns, "web", d => d with { Spec = d.Spec with { Paused = true, Template = A.Template("nginx:1") } });
        Roll();
        Assert.Equal("3", Web().Metadata.Annotations["deployment.kubernetes.io/revision"]);
        Assert.True(Done("nginx:2"));
    }

    [Theory]
    [InlineData(600, "False ReplicaSetCreateError")]
    [InlineData(int.MaxValue, "")]
    public void A_set_that_cannot_be_made_is_told_and_counts_as_no_progress_where_there_is_a_deadline(int deadline, string expected)
    {
        bench.Api.Refuse = r => r is { Verb: "create", Kind.Name: "ReplicaSet" } ? FakeErrors.Forbidden(ReplicaSetKind.Kind, "", "exceeded quota: q") : null;
        bench.Create(A.Deployment(1) with { Spec = A.Deployment(1).Spec with { ProgressDeadlineSeconds = deadline } });
        bench.Settle();
        Assert.Contains(bench.EventTexts, e => e.StartsWith("Warning ReplicaSetCreateError Failed to create new replica set \"web-", StringComparison.Ordinal));
        Assert.Equal(expected, Condition("Progressing") is { Reason: not null } c ? $"{c.Status} {c.Reason}" : "");
    }

    [Fact]
    public void A_selector_that_takes_everything_is_warned_about()
    {
        bench.Create(A.Deployment(1) with { Spec = A.Deployment(1).Spec with { Selector = new() } });
        bench.Settle();
        Assert.Empty(Sets());
        Assert.Contains("Warning SelectingAll This deployment is selecting all pods. A non-empty selector is required.", bench.EventTexts);
    }

    [Fact]
    public void When_nothing_changes_nothing_is_written()
    {
        bench.Create(A.Deployment(3));
        Roll();
        var before = bench.Api.Writes.Count;
        bench.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(before, bench.Api.Writes.Count);
    }

    private void Roll()
    {
        for (var i = 0; i < 10; i++)
        {
            bench.Settle();
            bench.RunPods();
        }
    }

    private bool Done(string image) => bench.Pods.Count(p => p.Spec.Containers[0].Image == image) == (Web().Spec.Replicas ?? 1) && bench.Pods.All(p => p.Spec.Containers[0].Image == image && p.IsReady());

    private void AskRollback(string revision) =>
        bench.Update<Deployment>(A.Ns, "web", d => d with { Metadata = d.Metadata with { Annotations = d.Metadata.Annotations.With("deprecated.deployment.rollback.to", revision) } });

    private void SetImage(string image) => bench.Update<Deployment>(A.Ns, "web", d => d with { Spec = d.Spec with { Template = A.Template(image) } });

    private Deployment Web() => bench.Api.Get<Deployment>(A.Ns, "web");

    private IReadOnlyList<ReplicaSet> Sets() => bench.Api.List<ReplicaSet>();

    private (string Status, string Reason) Condition(string type) => Web().Status.Conditions.Find(c => c.Type == type) is { } c ? (c.Status, c.Reason) : default;
}
