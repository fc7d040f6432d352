using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Client;
using Keles.Controllers.DaemonSets;
using Keles.Machinery;

namespace Keles.Controllers.Tests.DaemonSets;

/// <summary>Daemons while everything goes wrong.</summary>
public sealed class DaemonSetTroubleTests
{
    /// <summary>A watch is up to six seconds behind, and a request takes up to two.</summary>
    private static readonly TimeSpan Knows = TimeSpan.FromSeconds(10);

    [Fact]
    public void No_node_has_two_daemons_and_an_update_takes_only_as_many_away_as_it_may() => TroubledBench.WithSeeds(10, static seed => Run(seed, surge: 0));

    [Fact]
    public void A_surging_update_takes_no_ready_daemon_away_before_the_new_one_is_ready() => TroubledBench.WithSeeds(10, static seed => Run(seed, surge: 2));

    private static void Run(ulong seed, int surge)
    {
        var bench = new TroubledBench(seed, ["daemon-set-controller"]);
        var (nodes, unavailable) = (bench.Random.Next(2, 7), surge > 0 ? 0 : bench.Random.Next(1, 3));
        var least = 0;
        for (var i = 0; i < nodes; i++) bench.Api.Put(new Node { Metadata = new() { Name = $"node-{i}" } });
        var (made, ready) = (new Dictionary<string, TimeSpan>(StringComparer.Ordinal), new Dictionary<string, TimeSpan>(StringComparer.Ordinal));
        var ledger = new PodLedger(bench.Api, (l, _, after) =>
        {
            if (after is Pod seen) made.TryAdd(seen.Metadata.Uid, bench.Elapsed);
            if (after is Pod now && now.IsReady()) ready.TryAdd(now.Metadata.Uid, bench.Elapsed);
            var perNode = l.Active.GroupBy(DaemonFit.NodeOf).ToArray();
            if (perNode.FirstOrDefault(g => g.Count() > (surge > 0 ? 2 : 1)) is { } crowded) return $"{crowded.Count()} daemons on {crowded.Key}";
            if (perNode.Count(Surges) is var doubled && doubled > surge) return $"{doubled} served nodes have two";
            return perNode.Count(static g => g.Any(static p => p.IsReady())) is var served && served < least ? $"{served} nodes are served, {least} must be" : null;
        });
        // A second daemon may come at once where the first serves nobody, which a late cache may believe a while longer than it is so.
        bool Surges(IEnumerable<Pod> daemons)
        {
            Pod[] byAge = [.. daemons.OrderBy(p => made[p.Metadata.Uid])];
            return byAge.Length > 1 && ready.TryGetValue(byAge[0].Metadata.Uid, out var since) && made[byAge[1].Metadata.Uid] - since > Knows;
        }

        bench.Ask(() => bench.Api.Client.CreateAsync(new DaemonSet
        {
            Metadata = new() { Name = "agent", Namespace = A.Ns },
            Spec = new() { Selector = A.Selector(), Template = A.Template(), RevisionHistoryLimit = 2, UpdateStrategy = new() { Type = "RollingUpdate", RollingUpdate = new() { MaxUnavailable = unavailable, MaxSurge = surge } } },
        }));
        Until(bench, ledger, "nginx:1", nodes);
        least = nodes - unavailable;
        for (var i = 2; i < 7; i++)
        {
            var image = $"nginx:{i}";
            bench.Ask(() => bench.Api.Client.UpdateAsync(WithImage(bench.Api.Get<DaemonSet>(A.Ns, "agent"), image)));
            if (bench.Random.Next(3) > 0 || i == 6) Until(bench, ledger, image, nodes);
        }

        bench.Trouble.Stop();
        for (var i = 0; i < 20; i++)
        {
            PodPlayer.Play(bench, DaemonFit.NodeOf);
            bench.Advance(TimeSpan.FromSeconds(30));
        }

        ledger.Check();
        var status = bench.Api.Get<DaemonSet>(A.Ns, "agent").Status;
        Assert.Equal((nodes, nodes, nodes, 0), (status.DesiredNumberScheduled, status.UpdatedNumberScheduled, status.NumberAvailable, status.NumberUnavailable));
        Assert.InRange(bench.Api.List<ControllerRevision>().Count, 1, 3);
    }

    private static DaemonSet WithImage(DaemonSet set, string image) => set with { Spec = set.Spec with { Template = A.Template(image) } };

    private static void Until(TroubledBench bench, PodLedger ledger, string image, int nodes) => bench.Until(
        () => ledger.Pods.Count(p => p.IsReady() && !p.IsBeingDeleted() && p.Spec.Containers[0].Image == image) == nodes && ledger.Pods.Count() == nodes,
        () =>
        {
            ledger.Check();
            PodPlayer.Leap(bench);
            PodPlayer.Play(bench, DaemonFit.NodeOf);
        }, TimeSpan.FromHours(100));
}
