using Keles.Api.Core.V1;
using Keles.Api.Resource.V1;
using Keles.Background;
using Keles.Client;
using Keles.Controllers.ResourceClaims;
using Keles.Machinery;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Controllers.Tests.ResourceClaims;

/// <summary>Claims while everything goes wrong. The test plays users, scheduler, kubelets and garbage collector.</summary>
public sealed class ClaimTroubleTests
{
    private const string Shared = "shared";

    [Fact]
    public void Every_entry_has_one_claim_and_nothing_is_taken_from_a_pod_that_may_run() => TroubledBench.WithSeeds(12, static seed =>
    {
        var bench = new TroubledBench(seed, ["resource-claim-controller"]);
        var ledger = new ClaimLedger(bench.Api) { IsMine = true };
        bench.Api.Put(C.Template());
        bench.Api.Put(C.Claim(Shared));
        ledger.IsMine = false;
        var calm = bench.Now.AddMinutes(8);
        var made = 0;
        bench.Until(() => bench.Now > calm && bench.Api.List<Pod>().Count == 0, () =>
        {
            ledger.Check();
            ledger.IsMine = true;
            if (bench.Now < calm && bench.Random.Next(3) == 0) Create(bench, $"pod-{made++ % 7}");
            foreach (var pod in bench.Api.List<Pod>()) Play(bench, pod, ending: bench.Now > calm);
            if (bench.Random.Next(40) == 0) bench.Api.EndWatches();
            Collect(bench);
            ledger.IsMine = false;
        }, TimeSpan.FromHours(2));
        bench.Trouble.Stop();
        ledger.IsMine = true;
        for (var i = 0; i < 20; i++)
        {
            Collect(bench);
            bench.Advance(TimeSpan.FromMinutes(1));
        }

        ledger.Check();
        var left = Assert.Single(bench.Api.List<ResourceClaim>());
        Assert.Equal((Shared, 0, true), (left.Metadata.Name, left.Status.ReservedFor.Count, left.Status.Allocation is null));
        Assert.True(made > 10, $"only {made} pods");
    });

    private static void Create(TroubledBench bench, string name)
    {
        if (bench.Api.Find<Pod>(new(A.Ns, name)) is not null) return;
        bench.Ask(() => bench.Api.Client.CreateAsync(bench.Random.Next(2) == 0 ? C.Pod(name, "x", "y") : C.Pod(name, "x", $"s={Shared}")));
    }

    /// <summary>One step in a pod's life: it is given its claims and a node, runs, ends, is deleted, is gone.</summary>
    private static void Play(TroubledBench bench, Pod pod, bool ending)
    {
        if (bench.Random.Next(3) > 0) return;
        if (pod.IsBeingDeleted()) bench.Api.Remove<Pod>(ObjectKey.Of(pod));
        else if (pod.IsTerminal() || bench.Random.Next(12) == 0) bench.Ask(() => bench.Api.Client.DeleteAsync<Pod>(ObjectKey.Of(pod)));
        else if (pod.Spec.NodeName.Length == 0) Schedule(bench, pod);
        else if (ending || bench.Random.Next(6) == 0) bench.Change(pod, static p => p with { Status = p.Status with { Phase = "Succeeded" } });
    }

    private static void Schedule(TroubledBench bench, Pod pod)
    {
        var claims = new List<ResourceClaim>();
        foreach (var entry in pod.Spec.ResourceClaims.ToArray())
        {
            if (PodClaimName.Of(pod, entry).Name is not { } name || bench.Api.Find<ResourceClaim>(new(A.Ns, name)) is not { Metadata.DeletionTimestamp: null } claim) return;
            claims.Add(claim);
        }

        foreach (var claim in claims) bench.Api.Put(claim.Given($"device-{claim.Metadata.Name}", pod));
        bench.Change(pod, static p => p with { Spec = p.Spec with { NodeName = "node-1" } });
    }

    /// <summary>Claims of pods that are gone.</summary>
    private static void Collect(TroubledBench bench)
    {
        foreach (var claim in bench.Api.List<ResourceClaim>())
        {
            if (claim.OwningPod() is { } owner && bench.Api.Find<Pod>(new(A.Ns, owner.Name))?.Metadata.Uid != owner.Uid) bench.Ask(() => bench.Api.Client.DeleteAsync<ResourceClaim>(ObjectKey.Of(claim)));
        }
    }
}
