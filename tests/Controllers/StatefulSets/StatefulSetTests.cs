using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Fakes;
using Keles.Machinery;

namespace Keles.Controllers.Tests.StatefulSets;

public sealed class StatefulSetTests
{
    private readonly Bench bench = new(["statefulset-controller"]);

    private StatefulSet Set => bench.Api.Get<StatefulSet>(A.Ns, AStatefulSet.Name);

    [Fact]
    public void Pods_come_one_after_the_other_with_names_and_claims_of_their_own()
    {
        bench.Create(AStatefulSet.Of(2, static s => AStatefulSet.WithData(s)));
        bench.Settle();
        var pod = Assert.Single(bench.Pods);
        var revision = Set.Status.UpdateRevision;
        Assert.Equal(("db-0", "db-0", "db-peers"), (pod.Metadata.Name, pod.Spec.Hostname, pod.Spec.Subdomain));
        Assert.Equal(A.Labels(("app", "db"), ("apps.kubernetes.io/pod-index", "0"), ("controller-revision-hash", revision), ("statefulset.kubernetes.io/pod-name", "db-0")), pod.Metadata.Labels);
        Assert.Equal("data-db-0", pod.Spec.Volumes.Find(static v => v.Name == "data")!.PersistentVolumeClaim!.ClaimName);
        Assert.Equal(A.Labels(("app", "db"), ("kind", "disk")), bench.Api.Get<PersistentVolumeClaim>(A.Ns, "data-db-0").Metadata.Labels);
        bench.RunPods();
        Assert.Equal(["db-0", "db-1"], bench.Pods.Select(static p => p.Metadata.Name));
        bench.RunPods();
        var status = Set.Status;
        Assert.Equal((2, 2, 2, 2, 2, revision, revision, 0, 1), (status.Replicas, status.ReadyReplicas, status.AvailableReplicas, status.CurrentReplicas, status.UpdatedReplicas, status.CurrentRevision, status.UpdateRevision, status.CollisionCount, status.ObservedGeneration));
        Assert.Superset(
            new HashSet<string> { "Normal SuccessfulCreate create Claim data-db-0 Pod db-0 in StatefulSet db success", "Normal SuccessfulCreate create Pod db-0 in StatefulSet db successful", "Normal SuccessfulCreate create Pod db-1 in StatefulSet db successful" },
            bench.EventTexts.ToHashSet());
    }

    [Fact]
    public void Pods_go_from_the_last_and_their_claims_stay()
    {
        Run(AStatefulSet.Of(3, static s => AStatefulSet.WithData(s)));
        Change(static s => s with { Replicas = 1 });
        Assert.Equal(["db-2"], Leaving());
        bench.RunPods();
        Assert.Equal(["db-1"], Leaving());
        bench.RunPods();
        Assert.Equal(["db-0"], bench.Pods.Select(static p => p.Metadata.Name));
        Assert.Equal(3, bench.Api.List<PersistentVolumeClaim>().Count);
        Assert.Contains("Normal SuccessfulDelete delete Pod db-2 in StatefulSet db successful", bench.EventTexts);
    }

    [Fact]
    public void A_new_template_goes_through_all_pods_and_the_old_one_can_come_back()
    {
        Run(AStatefulSet.Of(3));
        var first = Set.Status.CurrentRevision;
        bench.Update(A.Ns, AStatefulSet.Name, AStatefulSet.Image("nginx:2"));
        bench.Settle();
        Assert.Equal((first, 3, 2), (Set.Status.CurrentRevision, Set.Status.Replicas, Set.Status.CurrentReplicas));
        Assert.NotEqual(first, Set.Status.UpdateRevision);
        RunAll();
        Assert.All(bench.Pods, static p => Assert.Equal("nginx:2", p.Spec.Containers[0].Image));
        Assert.Equal((Set.Status.UpdateRevision, 3, 3), (Set.Status.CurrentRevision, Set.Status.CurrentReplicas, Set.Status.UpdatedReplicas));
        bench.Update(A.Ns, AStatefulSet.Name, AStatefulSet.Image("nginx:1"));
        bench.Settle();
        RunAll();
        Assert.Equal(first, Set.Status.CurrentRevision);
        Assert.All(bench.Pods, p => Assert.Equal(("nginx:1", first), (p.Spec.Containers[0].Image, p.Metadata.Labels["controller-revision-hash"])));
        Assert.Equal([2, 3], bench.Api.List<ControllerRevision>().Select(static r => r.Revision).Order());
    }

    [Fact]
    public void Only_as_many_old_revisions_are_kept_as_asked_for()
    {
        Run(AStatefulSet.Of(1, static s => s with { RevisionHistoryLimit = 2 }));
        for (var i = 2; i < 8; i++)
        {
            bench.Update(A.Ns, AStatefulSet.Name, AStatefulSet.Image($"nginx:{i}"));
            bench.Settle();
            RunAll();
        }

        Assert.Equal([5, 6, 7], bench.Api.List<ControllerRevision>().Select(static r => r.Revision).Order());
    }

    [Fact]
    public void Old_revisions_go_also_while_pods_cannot_be_made()
    {
        bench.Api.Refuse = static r => r is { Verb: "create", Kind.Name: "Pod" } ? FakeErrors.Forbidden(PodKind.Kind, "", "exceeded quota: q") : null;
        Run(AStatefulSet.Of(1, static s => s with { RevisionHistoryLimit = 1 }));
        for (var i = 2; i < 8; i++)
        {
            bench.Update(A.Ns, AStatefulSet.Name, AStatefulSet.Image($"nginx:{i}"));
            bench.Settle();
        }

        Assert.Equal([1, 6, 7], bench.Api.List<ControllerRevision>().Select(static r => r.Revision).Order());
    }

    [Fact]
    public void In_parallel_pods_that_go_make_room_in_a_quota_for_those_that_are_missing()
    {
        Run(AStatefulSet.Of(4, AStatefulSet.Parallel));
        bench.Api.Refuse = r => r is { Verb: "create", Kind.Name: "Pod" } && bench.Pods.Count >= 3 ? FakeErrors.Forbidden(PodKind.Kind, "", "exceeded quota: q") : null;
        bench.Api.Remove<Pod>(new(A.Ns, "db-1"));
        bench.Settle();
        Assert.Equal(["db-0", "db-2", "db-3"], bench.Pods.Select(static p => p.Metadata.Name).Order());
        bench.Update<StatefulSet>(A.Ns, AStatefulSet.Name, static s => s with { Spec = s.Spec with { Replicas = 2 } });
        bench.Settle();
        Assert.Equal(["db-2", "db-3"], Leaving().Order());
        bench.RunPods();
        bench.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(["db-0", "db-1"], bench.Pods.Select(static p => p.Metadata.Name).Order());
    }

    [Fact]
    public void A_revision_that_leaves_out_what_holds_anyway_is_the_same()
    {
        Run(AStatefulSet.Of(1));
        var revision = Assert.Single(bench.Api.List<ControllerRevision>());
        var early = revision.Data.ToString().Replace("\"dnsPolicy\":\"ClusterFirst\",", "", StringComparison.Ordinal).Replace("\"terminationMessagePath\":\"/dev/termination-log\",", "", StringComparison.Ordinal);
        Assert.NotEqual(revision.Data.ToString(), early);
        bench.Api.Put(revision with { Data = RawJson.Parse(early) });
        bench.Update<StatefulSet>(A.Ns, AStatefulSet.Name, static s => s with { Spec = s.Spec with { Replicas = 2 } });
        RunAll();
        Assert.Equal([1], bench.Api.List<ControllerRevision>().Select(static r => r.Revision));
        Assert.Equal((revision.Metadata.Name, 2), (Set.Status.UpdateRevision, Set.Status.UpdatedReplicas));
    }

    [Fact]
    public void A_revision_name_that_another_content_has_is_avoided_and_counted()
    {
        Run(AStatefulSet.Of(1));
        var name = Set.Status.CurrentRevision;
        bench.Delete<StatefulSet>(A.Ns, AStatefulSet.Name, "Background");
        bench.Api.Remove<Pod>(new(A.Ns, "db-0"));
        var revision = bench.Api.Get<ControllerRevision>(A.Ns, name);
        bench.Api.Put(revision with { Data = RawJson.Parse("""{"spec":{"template":{"$patch":"replace","spec":{}}}}"""), Metadata = revision.Metadata with { OwnerReferences = [], Labels = default } });
        Run(AStatefulSet.Of(1));
        Assert.Equal(1, Set.Status.CollisionCount);
        Assert.NotEqual(name, Set.Status.CurrentRevision);
        Assert.StartsWith("db-", Set.Status.CurrentRevision, StringComparison.Ordinal);
    }

    [Fact]
    public void A_revision_keeps_the_template_in_upstreams_form()
    {
        Run(AStatefulSet.Of(1));
        var revision = Assert.Single(bench.Api.List<ControllerRevision>());
        Assert.StartsWith("""{"spec":{"template":{"$patch":"replace","metadata":{"labels":{"app":"db"}},"spec":{"containers":[{""", revision.Data.ToString(), StringComparison.Ordinal);
        Assert.Equal(revision.Metadata.Name, $"db-{revision.Metadata.Labels["controller.kubernetes.io/hash"]}");
        Assert.True(Assert.Single(revision.Metadata.OwnerReferences).Controller);
    }

    [Fact]
    public void A_failed_pod_is_made_anew_under_its_name_once_it_is_gone()
    {
        Run(AStatefulSet.Of(2));
        var failed = bench.Api.Get<Pod>(A.Ns, "db-0");
        bench.Api.Put(failed with { Status = new() { Phase = "Failed" } });
        bench.Settle();
        var anew = bench.Api.Get<Pod>(A.Ns, "db-0");
        Assert.NotEqual(failed.Metadata.Uid, anew.Metadata.Uid);
        Assert.Equal(2, bench.Pods.Count);
    }

    [Fact]
    public void Pods_that_fit_are_taken_over_and_those_that_do_not_are_let_go()
    {
        bench.Api.Put(A.Pod("db-0", "db"));
        bench.Api.Put(A.Pod("stranger", "db"));
        Run(AStatefulSet.Of(1));
        Assert.Equal("db", Assert.Single(bench.Api.Get<Pod>(A.Ns, "db-0").Metadata.OwnerReferences).Name);
        Assert.Equal("db-0", bench.Api.Get<Pod>(A.Ns, "db-0").Metadata.Labels.Get("statefulset.kubernetes.io/pod-name"));
        Assert.Empty(bench.Api.Get<Pod>(A.Ns, "stranger").Metadata.OwnerReferences);
        var pod = bench.Api.Get<Pod>(A.Ns, "db-0");
        bench.Api.Put(pod with { Metadata = pod.Metadata with { Labels = A.Labels(("app", "mine")) } });
        bench.Settle();
        Assert.Empty(bench.Api.Get<Pod>(A.Ns, "db-0").Metadata.OwnerReferences);
    }

    [Fact]
    public void Claims_go_with_the_pod_or_the_set_where_the_policy_says_so()
    {
        Run(AStatefulSet.Of(2, static s => AStatefulSet.WithData(s, "Delete", "Delete")));
        Assert.Equal(["StatefulSet db", "StatefulSet db"], OwnersOfClaims());
        Change(static s => s with { Replicas = 1 });
        Assert.Equal(["StatefulSet db", "Pod db-1"], OwnersOfClaims());
        Assert.Equal(["db-1"], Leaving());
        Change(static s => s with { Replicas = 2 });
        bench.RunPods();

        // The claim goes with the pod that was scaled away: the next pod of the name waits for a claim of its own.
        Assert.Equal(["db-0"], bench.Pods.Select(static p => p.Metadata.Name));
        bench.Api.Remove<PersistentVolumeClaim>(new(A.Ns, "data-db-1"));
        bench.Settle();
        Assert.Equal(["db-0", "db-1"], bench.Pods.Select(static p => p.Metadata.Name));
        Assert.Equal(["StatefulSet db", "StatefulSet db"], OwnersOfClaims());
        Change(static s => AStatefulSet.WithData(s));
        Assert.Equal(["", ""], OwnersOfClaims());
    }

    [Fact]
    public void A_pod_waits_while_its_claim_is_being_deleted_and_says_why()
    {
        bench.Api.Put(new PersistentVolumeClaim { Metadata = new() { Name = "data-db-0", Namespace = A.Ns, Finalizers = ["hold"], DeletionTimestamp = Time.From(bench.Now) } });
        bench.Create(AStatefulSet.Of(1, static s => AStatefulSet.WithData(s)));
        bench.Settle();
        Assert.Empty(bench.Pods);
        Assert.Contains("Warning FailedCreate create Pod db-0 in StatefulSet db failed error: pvc data-db-0 is being deleted", bench.EventTexts);
        bench.Api.Remove<PersistentVolumeClaim>(new(A.Ns, "data-db-0"));
        bench.Settle();
        Assert.Single(bench.Pods);
    }

    [Fact]
    public void Claims_that_a_waiting_pod_lacks_are_made_again()
    {
        bench.Create(AStatefulSet.Of(1, static s => AStatefulSet.WithData(s)));
        bench.Settle();
        bench.Api.Remove<PersistentVolumeClaim>(new(A.Ns, "data-db-0"));
        bench.Settle();
        Assert.Single(bench.Api.List<PersistentVolumeClaim>());
    }

    [Fact]
    public void What_is_refused_is_told_and_tried_again()
    {
        bench.Api.Refuse = static r => r is { Verb: "create", Kind.Name: "Pod" } ? FakeErrors.Forbidden(PodKind.Kind, "db-0", "exceeded quota: q") : null;
        bench.Create(AStatefulSet.Of(1));
        bench.Settle();
        Assert.Contains(bench.EventTexts, static e => e.StartsWith("Warning FailedCreate create Pod db-0 in StatefulSet db failed error: pods \"db-0\" is forbidden: exceeded quota: q", StringComparison.Ordinal));
        bench.Api.Refuse = null;
        bench.Until(() => bench.Pods.Count == 1, "the pod");
    }

    [Fact]
    public void Readiness_counts_after_the_minimum_time()
    {
        bench.Create(AStatefulSet.Of(2, static s => s with { MinReadySeconds = 30 }));
        bench.Settle();
        bench.RunPods();
        bench.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal((1, 0), (bench.Pods.Count, Set.Status.AvailableReplicas));
        bench.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal((2, 1), (bench.Pods.Count, Set.Status.AvailableReplicas));
    }

    private void Run(StatefulSet set)
    {
        bench.Create(set);
        bench.Settle();
        RunAll();
    }

    /// <summary>Plays the kubelet until there is nothing left to do.</summary>
    private void RunAll()
    {
        for (var i = 0; i < 20; i++) bench.RunPods();
    }

    private void Change(Func<StatefulSetSpec, StatefulSetSpec> change)
    {
        bench.Update<StatefulSet>(A.Ns, AStatefulSet.Name, s => s with { Spec = change(s.Spec) });
        bench.Settle();
    }

    private string[] Leaving() => [.. bench.Pods.Where(static p => p.IsBeingDeleted()).Select(static p => p.Metadata.Name)];

    private string[] OwnersOfClaims() => [.. bench.Api.List<PersistentVolumeClaim>().Select(static c => string.Join(' ', c.Metadata.OwnerReferences.Select(static o => $"{o.Kind} {o.Name}")))];
}
