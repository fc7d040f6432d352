using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Fakes;
using Keles.Machinery;

namespace Keles.Controllers.Tests.ReplicaSets;

public sealed class ReplicaSetTests
{
    private readonly Bench bench = new(["replicaset-controller"]);

    [Fact]
    public void Makes_as_many_pods_as_asked_for_and_counts_them()
    {
        bench.Create(A.ReplicaSet(3));
        bench.Settle();
        Assert.Equal(3, bench.Pods.Count);
        Assert.All(bench.Pods, p => Assert.StartsWith("web-", p.Metadata.Name, StringComparison.Ordinal));
        bench.RunPods();
        var status = bench.Api.Get<ReplicaSet>(A.Ns, "web").Status;
        Assert.Equal((3, 3, 3, 3, 1), (status.Replicas, status.FullyLabeledReplicas, status.ReadyReplicas, status.AvailableReplicas, status.ObservedGeneration));
        Assert.Equal(3, bench.EventTexts.Count(e => e.StartsWith("Normal SuccessfulCreate Created pod: web-", StringComparison.Ordinal)));
    }

    [Fact]
    public void Deletes_unready_pods_first_when_scaled_down()
    {
        bench.Create(A.ReplicaSet(3));
        bench.Settle();
        var unready = bench.Pods[1].Metadata.Name;
        bench.RunPods(p => p.Metadata.Name != unready);
        bench.Update<ReplicaSet>(A.Ns, "web", s => s with { Spec = s.Spec with { Replicas = 2 } });
        bench.Settle();
        Assert.DoesNotContain(unready, bench.Pods.Select(p => p.Metadata.Name));
        Assert.Equal(2, bench.Pods.Count);
    }

    [Fact]
    public void Replaces_a_pod_that_failed_and_one_that_leaves_the_selector()
    {
        bench.Create(A.ReplicaSet(2));
        bench.Settle();
        var (failed, leaving) = (bench.Pods[0], bench.Pods[1]);
        bench.Api.Put(failed with { Status = failed.Status with { Phase = "Failed" } });
        bench.Api.Put(leaving with { Metadata = leaving.Metadata with { Labels = A.Labels(("app", "gone")) } });
        bench.Settle();
        Assert.Equal(4, bench.Pods.Count);
        Assert.Empty(bench.Api.Get<Pod>(A.Ns, leaving.Metadata.Name).Metadata.OwnerReferences);
    }

    [Fact]
    public void Takes_over_pods_that_fit_and_belong_to_nobody()
    {
        bench.Api.Put(A.Pod("lonely"));
        bench.Create(A.ReplicaSet(2));
        bench.Settle();
        Assert.Equal(2, bench.Pods.Count);
        Assert.Equal("web", Assert.Single(bench.Api.Get<Pod>(A.Ns, "lonely").Metadata.OwnerReferences).Name);
    }

    [Theory]
    [InlineData("Failed")]
    [InlineData("Succeeded")]
    public void What_has_ended_is_neither_taken_over_nor_let_go(string phase)
    {
        bench.Api.Put(A.Pod("lonely") with { Status = new() { Phase = phase } });
        bench.Create(A.ReplicaSet(2));
        bench.Settle();
        Assert.Equal(3, bench.Pods.Count);
        Assert.Empty(bench.Api.Get<Pod>(A.Ns, "lonely").Metadata.OwnerReferences);
        var ended = bench.Pods.First(p => p.Metadata.Name != "lonely");
        bench.Api.Put(ended with { Metadata = ended.Metadata with { Labels = A.Labels(("app", "gone")) }, Status = ended.Status with { Phase = phase } });
        bench.Settle();
        Assert.Equal("web", Assert.Single(bench.Api.Get<Pod>(A.Ns, ended.Metadata.Name).Metadata.OwnerReferences).Name);
    }

    [Fact]
    public void Pods_on_their_way_out_are_counted_as_long_as_they_are_its_own_and_have_not_ended()
    {
        bench.Create(A.ReplicaSet(4));
        bench.Settle();
        bench.RunPods();
        var (ended, strange) = (bench.Pods[0], bench.Pods[1]);
        foreach (var pod in bench.Pods.Take(3).ToArray()) bench.Api.Put(pod with { Metadata = pod.Metadata with { DeletionTimestamp = Time.From(bench.Now) } });
        bench.Api.Change<Pod>(ObjectKey.Of(ended), p => p with { Status = p.Status with { Phase = "Succeeded" } });
        bench.Api.Change<Pod>(ObjectKey.Of(strange), p => p with { Metadata = p.Metadata with { Labels = A.Labels(("app", "gone")) } });
        bench.Settle();
        var status = bench.Api.Get<ReplicaSet>(A.Ns, "web").Status;
        Assert.Equal((4, 1, 1), (status.Replicas, status.ReadyReplicas, status.TerminatingReplicas));
        Assert.Equal("web", Assert.Single(bench.Api.Get<Pod>(A.Ns, strange.Metadata.Name).Metadata.OwnerReferences).Name);
    }

    [Fact]
    public void Leaves_the_pods_of_others_alone()
    {
        bench.Api.Put(A.Pod("foreign") with { Metadata = A.Pod("foreign").Metadata with { OwnerReferences = [new() { Kind = "Other", Name = "o", Uid = "u", ApiVersion = "x/v1", Controller = true }] } });
        bench.Create(A.ReplicaSet(1));
        bench.Settle();
        Assert.Equal(2, bench.Pods.Count);
    }

    [Fact]
    public void Says_why_pods_cannot_be_made_and_makes_them_later()
    {
        bench.Api.Refuse = r => r is { Verb: "create", Kind.Name: "Pod" } ? FakeErrors.Forbidden(PodKind.Kind, "", "exceeded quota: q") : null;
        bench.Create(A.ReplicaSet(4));
        bench.Settle();
        var condition = Assert.Single(bench.Api.Get<ReplicaSet>(A.Ns, "web").Status.Conditions);
        Assert.Equal(("ReplicaFailure", "True", "FailedCreate"), (condition.Type, condition.Status, condition.Reason));
        Assert.Contains(bench.EventTexts, e => e.StartsWith("Warning FailedCreate Error creating: ", StringComparison.Ordinal));
        bench.Api.Refuse = null;
        bench.Until(() => bench.Pods.Count == 4, "the pods");
        bench.Settle();
        Assert.Empty(bench.Api.Get<ReplicaSet>(A.Ns, "web").Status.Conditions);
    }

    [Fact]
    public void A_ready_pod_is_available_only_after_its_minimum_time()
    {
        bench.Create(A.ReplicaSet(1) with { Spec = A.ReplicaSet(1).Spec with { MinReadySeconds = 30 } });
        bench.Settle();
        bench.RunPods();
        bench.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(0, bench.Api.Get<ReplicaSet>(A.Ns, "web").Status.AvailableReplicas);
        bench.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(1, bench.Api.Get<ReplicaSet>(A.Ns, "web").Status.AvailableReplicas);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Never_makes_too_many_whatever_fails(ulong seed)
    {
        var shaken = new Bench(["replicaset-controller"], seed: seed);
        var random = shaken.Simulated.Simulation.Random.Fork("failures");
        var wanted = 0;
        shaken.Api.Refuse = r => r.User.StartsWith("system:", StringComparison.Ordinal) && random.NextUInt64() % 4 == 0 ? FakeErrors.Unavailable() : null;
        shaken.Create(A.ReplicaSet(0));
        for (var i = 0; i < 20; i++)
        {
            wanted = (int)(random.NextUInt64() % 12);
            shaken.Update<ReplicaSet>(A.Ns, "web", s => s with { Spec = s.Spec with { Replicas = wanted } });
            var most = Math.Max(wanted, shaken.Pods.Count(p => p.IsActive()));
            shaken.Until(() =>
            {
                Assert.True(shaken.Pods.Count(p => p.IsActive()) <= most, "there are more pods than were ever asked for");
                return shaken.Pods.Count(p => p.IsActive()) == wanted;
            }, $"{wanted} pods");
            if (random.NextUInt64() % 2 == 0) shaken.Api.EndWatches(FakeErrors.Unavailable());
        }
    }
}
