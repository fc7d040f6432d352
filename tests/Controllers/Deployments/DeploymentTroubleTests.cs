using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Client;
using Keles.Machinery;

namespace Keles.Controllers.Tests.Deployments;

/// <summary>Rollouts while everything goes wrong but the pods themselves.</summary>
public sealed class DeploymentTroubleTests
{
    private static readonly string[] Running = ["deployment-controller", "replicaset-controller"];

    [Fact]
    public void A_rolling_update_stays_within_its_limits_and_comes_to_its_end() => TroubledBench.WithSeeds(10, static seed =>
    {
        var bench = new TroubledBench(seed, Running);
        var (replicas, surge, unavailable) = (bench.Random.Next(1, 9), bench.Random.Next(0, 4), bench.Random.Next(0, 4));
        if (surge + unavailable == 0) surge = 1;
        var least = -1;
        var ledger = new PodLedger(bench.Api, (l, _, _) =>
        {
            if (l.Sets.Values.Sum(static s => s.Spec.Replicas ?? 1) is var asked && asked > replicas + surge) return $"the sets ask for {asked} pods of {replicas}+{surge}";
            if (l.Sets.Values.GroupBy(static s => s.Spec.Template.Spec.Containers[0].Image).FirstOrDefault(static g => g.Count() > 1) is { } twice) return $"two sets for {twice.Key}";
            return l.Active.Count(static p => p.IsReady()) is var ready && ready < least ? $"{ready} pods are ready, {least} must be" : null;
        });
        bench.Ask(() => bench.Api.Client.CreateAsync(A.Deployment(replicas, surge: surge, unavailable: unavailable)));
        Until(bench, ledger, "nginx:1", replicas);
        least = replicas - Math.Min(unavailable, replicas);
        for (var i = 2; i < 5; i++)
        {
            SetImage(bench, $"nginx:{i}");
            if (bench.Random.Next(2) == 0) Until(bench, ledger, $"nginx:{i}", replicas);
            else for (var steps = bench.Random.Next(1, 30); steps > 0; steps--) Live(bench, ledger, TimeSpan.FromSeconds(2));
        }

        // Back to a template that was there before: its set is taken up again.
        SetImage(bench, "nginx:2");
        Until(bench, ledger, "nginx:2", replicas);
        bench.Trouble.Stop();
        for (var i = 0; i < 30; i++) Live(bench, ledger, TimeSpan.FromSeconds(10));
        var d = bench.Api.Get<Deployment>(A.Ns, "web");
        Assert.Equal((replicas, replicas, replicas, 0), (d.Status.Replicas, d.Status.UpdatedReplicas, d.Status.AvailableReplicas, d.Status.UnavailableReplicas));
        Assert.Equal("NewReplicaSetAvailable", d.Status.Conditions.Find(static c => c.Type == "Progressing")?.Reason);
        Assert.Equal(d.Metadata.Annotations.Get("deployment.kubernetes.io/revision"), ledger.Sets.Values.Single(static s => s.Spec.Template.Spec.Containers[0].Image == "nginx:2").Metadata.Annotations.Get("deployment.kubernetes.io/revision"));
    }, 18);

    [Fact]
    public void Recreating_never_has_pods_of_two_templates_at_once() => TroubledBench.WithSeeds(10, static seed =>
    {
        var bench = new TroubledBench(seed, Running);
        var replicas = bench.Random.Next(1, 6);
        var ledger = new PodLedger(bench.Api, static (l, _, _) =>
            l.Pods.Select(static p => p.Spec.Containers[0].Image).Distinct().Count() > 1 ? "pods of two templates" : null);
        var made = A.Deployment(replicas);
        bench.Ask(() => bench.Api.Client.CreateAsync(made with { Spec = made.Spec with { Strategy = new() { Type = "Recreate" } } }));
        Until(bench, ledger, "nginx:1", replicas);
        for (var i = 2; i < 5; i++)
        {
            SetImage(bench, $"nginx:{i}");
            Until(bench, ledger, $"nginx:{i}", replicas);
        }
    });

    private static void Until(TroubledBench bench, PodLedger ledger, string image, int replicas) => bench.Until(
        () => ledger.Pods.Count(p => p.IsReady() && !p.IsBeingDeleted() && p.Spec.Containers[0].Image == image) == replicas && ledger.Pods.Count() == replicas,
        () =>
        {
            ledger.Check();
            PodPlayer.Leap(bench);
            PodPlayer.Play(bench);
        }, TimeSpan.FromHours(100));

    private static void Live(TroubledBench bench, PodLedger ledger, TimeSpan time)
    {
        ledger.Check();
        PodPlayer.Play(bench);
        bench.Advance(time);
    }

    private static void SetImage(TroubledBench bench, string image) => bench.Ask(() => bench.Api.Client.UpdateAsync(WithImage(bench.Api.Get<Deployment>(A.Ns, "web"), image)));

    private static Deployment WithImage(Deployment d, string image) => d with { Spec = d.Spec with { Template = A.Template(image) } };
}
