using Keles.Api.Core.V1;
using Keles.Api.Policy.V1;
using Keles.Background;
using Keles.Client;
using Keles.Machinery;

namespace Keles.Controllers.Tests.Disruption;

/// <summary>Evictions that spend from a budget while its controller meets with every trouble.</summary>
public sealed class DisruptionTroubleTests
{
    private const int Pods = 7;

    [Fact]
    public void However_many_are_evicted_there_are_never_fewer_than_the_budget_says() => TroubledBench.WithSeeds(10, static seed =>
    {
        var bench = new TroubledBench(seed, ["disruption-controller"]);
        var least = bench.Random.Next(2, Pods);
        var (watching, evicted, made) = (false, 0, 0);
        var ledger = new PodLedger(bench.Api, (l, _, _) => watching && l.Active.Count(static p => p.IsReady()) is var healthy && healthy < least ? $"{healthy} are left of {least}" : null);
        bench.Ask(() => bench.Api.Client.CreateAsync(new PodDisruptionBudget { Metadata = new() { Name = "b", Namespace = A.Ns }, Spec = new() { Selector = A.Selector(), MinAvailable = least } }));
        for (; made < Pods; made++) bench.Api.Put(A.Pod($"p{made}"));
        bench.Until(() => ledger.Active.Count(static p => p.IsReady()) == Pods, () => PodPlayer.Play(bench), TimeSpan.FromHours(1));
        watching = true;
        var calm = bench.Elapsed + TimeSpan.FromMinutes(20);
        bench.Until(() => bench.Elapsed > calm && evicted > 0, () =>
        {
            ledger.Check();
            PodPlayer.Leap(bench);
            PodPlayer.Play(bench);
            while (ledger.Active.Count() < Pods) bench.Api.Put(A.Pod($"p{made++}"));
            for (var i = bench.Random.Next(4); i > 0; i--) if (Evict(bench, ledger)) evicted++;
        }, TimeSpan.FromHours(60));
        bench.Trouble.Stop();
        for (var i = 0; i < 40; i++)
        {
            while (ledger.Active.Count() < Pods) bench.Api.Put(A.Pod($"p{made++}"));
            PodPlayer.Play(bench);
            bench.Advance(TimeSpan.FromSeconds(10));
        }

        ledger.Check();
        var status = bench.Api.Get<PodDisruptionBudget>(A.Ns, "b").Status;
        Assert.Equal((Pods, least, Pods, Pods - least, 0), (status.CurrentHealthy, status.DesiredHealthy, status.ExpectedPods, status.DisruptionsAllowed, status.DisruptedPods.Count));
    }, 120);

    /// <summary>As the API does it: first it spends from the budget as it is now, then it deletes the pod.</summary>
    private static bool Evict(TroubledBench bench, PodLedger ledger)
    {
        var budget = bench.Api.Get<PodDisruptionBudget>(A.Ns, "b");
        Pod[] candidates = [.. ledger.Active.Where(static p => p.IsReady())];
        if (budget.Status.ObservedGeneration < budget.Metadata.Generation || budget.Status.DisruptionsAllowed <= 0 || candidates.Length == 0) return false;
        var pod = candidates[bench.Random.Next(candidates.Length)];
        var spent = budget.Status with { DisruptionsAllowed = budget.Status.DisruptionsAllowed - 1, DisruptedPods = budget.Status.DisruptedPods.With(pod.Metadata.Name, Time.From(bench.Now)) };
        try
        {
            bench.Ask(() => bench.Api.Client.UpdateStatusAsync(budget with { Status = spent }));
        }
        catch (ApiException e) when (e.IsConflict)
        {
            return false;
        }

        if (bench.Random.Next(2) == 0) bench.Advance(TimeSpan.FromMilliseconds(bench.Random.Next(2000)));
        bench.Ask(() => bench.Api.Client.TryDeleteAsync(PodKind.Kind, ObjectKey.Of(pod)));
        return true;
    }
}
