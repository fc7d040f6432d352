using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Client;
using Keles.Machinery;

namespace Keles.Controllers.Tests.ReplicaSets;

/// <summary>Replica sets while everything goes wrong.</summary>
public sealed class ReplicaSetTroubleTests
{
    [Fact]
    public void Pods_are_replaced_and_there_is_never_one_too_many_nor_one_taken_away() => TroubledBench.WithSeeds(12, static seed =>
    {
        var bench = new TroubledBench(seed, ["replicaset-controller"]);
        var replicas = bench.Random.Next(1, 9);
        var ledger = new PodLedger(bench.Api, (l, before, after) =>
        {
            if (l.Active.Count() > replicas) return $"{l.Active.Count()} pods of {replicas}";
            var isGoing = before is Pod { Metadata.DeletionTimestamp: null } && after is null or Pod { Metadata.DeletionTimestamp: not null };
            return isGoing && !l.IsMine && before is Pod { Metadata.DeletionTimestamp: null } ? $"{before.Metadata.Name} was taken away" : null;
        });
        bench.Ask(() => bench.Api.Client.CreateAsync(A.ReplicaSet(replicas)));
        var calm = bench.Elapsed + TimeSpan.FromMinutes(10);
        bench.Until(() => bench.Elapsed > calm && ledger.Active.Count(static p => p.IsReady()) == replicas, () =>
        {
            ledger.Check();
            PodPlayer.Leap(bench);
            ledger.IsMine = true;
            PodPlayer.Play(bench);
            if (bench.Elapsed < calm && bench.Random.Next(4) == 0 && bench.Api.List<Pod>() is { Count: > 0 } pods) Lose(bench, pods[bench.Random.Next(pods.Count)]);
            ledger.IsMine = false;
        }, TimeSpan.FromHours(40));
        Rest(bench, ledger);
        ledger.Check();
        var status = bench.Api.Get<ReplicaSet>(A.Ns, "web").Status;
        Assert.Equal((replicas, replicas, replicas), (status.Replicas, status.ReadyReplicas, status.AvailableReplicas));
        Assert.Empty(status.Conditions);
    });

    [Fact]
    public void Scaling_to_and_fro_ends_at_the_number_asked_for_last() => TroubledBench.WithSeeds(12, static seed =>
    {
        var bench = new TroubledBench(seed, ["replicaset-controller"]);
        var (most, last) = (5, 5);
        var ledger = new PodLedger(bench.Api, (l, _, _) => l.Active.Count() > most ? $"{l.Active.Count()} pods of {most}" : null);
        bench.Ask(() => bench.Api.Client.CreateAsync(A.ReplicaSet(5)));
        var calm = bench.Elapsed + TimeSpan.FromMinutes(5);
        bench.Until(() => bench.Elapsed > calm && ledger.Pods.Count(static p => p.IsReady()) == last && ledger.Pods.Count() == last, () =>
        {
            ledger.Check();
            PodPlayer.Leap(bench);
            PodPlayer.Play(bench);
            if (bench.Elapsed > calm || bench.Random.Next(4) > 0) return;
            last = bench.Random.Next(0, 12);
            most = Math.Max(most, last);
            bench.Ask(() => bench.Api.Client.UpdateAsync(Scaled(bench.Api.Get<ReplicaSet>(A.Ns, "web"), last)));
        }, TimeSpan.FromHours(40));
        Rest(bench, ledger);
        Assert.Equal(last, bench.Api.List<Pod>().Count);
    });

    private static ReplicaSet Scaled(ReplicaSet set, int replicas) => set with { Spec = set.Spec with { Replicas = replicas } };

    private static void Rest(TroubledBench bench, PodLedger ledger)
    {
        bench.Trouble.Stop();
        for (var i = 0; i < 20; i++)
        {
            ledger.IsMine = true;
            PodPlayer.Play(bench);
            ledger.IsMine = false;
            bench.Advance(TimeSpan.FromSeconds(10));
        }
    }

    private static void Lose(TroubledBench bench, Pod pod)
    {
        if (bench.Random.Next(2) == 0) PodPlayer.Vanish(bench, pod);
        else bench.Change(pod, static p => p with { Status = p.Status with { Phase = "Failed", Conditions = [] } });
    }
}
