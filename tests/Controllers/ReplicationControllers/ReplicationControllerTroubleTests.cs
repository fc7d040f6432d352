using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Client;

namespace Keles.Controllers.Tests.ReplicationControllers;

/// <summary>Replication controllers while everything goes wrong.</summary>
public sealed class ReplicationControllerTroubleTests
{
    [Fact]
    public void There_is_never_a_pod_too_many_and_in_the_end_the_number_asked_for_last() => TroubledBench.WithSeeds(8, static seed =>
    {
        var bench = new TroubledBench(seed, ["replication-controller"]);
        var (most, last) = (4, 4);
        var ledger = new PodLedger(bench.Api, (l, _, _) => l.Active.Count() > most ? $"{l.Active.Count()} pods of {most}" : null);
        bench.Ask(() => bench.Api.Client.CreateAsync(new ReplicationController
        {
            Metadata = new() { Name = "web", Namespace = A.Ns },
            Spec = new() { Replicas = 4, Selector = A.Labels(("app", "web")), Template = A.Template() },
        }));
        var calm = bench.Elapsed + TimeSpan.FromMinutes(5);
        bench.Until(() => bench.Elapsed > calm && ledger.Pods.Count(static p => p.IsReady()) == last && ledger.Pods.Count() == last, () =>
        {
            ledger.Check();
            PodPlayer.Leap(bench);
            PodPlayer.Play(bench);
            if (bench.Elapsed > calm) return;
            if (bench.Random.Next(6) == 0 && bench.Api.List<Pod>() is { Count: > 0 } pods) PodPlayer.Vanish(bench, pods[bench.Random.Next(pods.Count)]);
            if (bench.Random.Next(4) > 0) return;
            last = bench.Random.Next(0, 10);
            most = Math.Max(most, last);
            bench.Ask(() => bench.Api.Client.UpdateAsync(Scaled(bench.Api.Get<ReplicationController>(A.Ns, "web"), last)));
        }, TimeSpan.FromHours(60));
        bench.Trouble.Stop();
        for (var i = 0; i < 20; i++)
        {
            PodPlayer.Play(bench);
            bench.Advance(TimeSpan.FromSeconds(10));
        }

        ledger.Check();
        var status = bench.Api.Get<ReplicationController>(A.Ns, "web").Status;
        Assert.Equal((last, last, last), (bench.Api.List<Pod>().Count, status.Replicas, status.ReadyReplicas));
    });

    private static ReplicationController Scaled(ReplicationController controller, int replicas) => controller with { Spec = controller.Spec with { Replicas = replicas } };
}
