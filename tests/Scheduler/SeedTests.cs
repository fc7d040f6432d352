using Keles.Background;
using Keles.Fakes;

namespace Keles.Scheduler.Tests;

/// <summary>Any order of changes, any failure of requests: no node gets more than it has, and in the end every pod that fits has a node.</summary>
public sealed class SeedTests
{
    /// <summary>Ten seeds, or as many as KELES_SEEDS says.</summary>
    public static TheoryData<ulong> Seeds => [.. Enumerable.Range(1, int.TryParse(Environment.GetEnvironmentVariable("KELES_SEEDS"), out var seeds) ? seeds : 10).Select(static s => (ulong)s)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Nodes_are_never_overfilled_and_nobody_is_forgotten(ulong seed)
    {
        var bench = new Bench(seed: seed);
        var random = new SeededRandom(seed);
        var failing = true;
        bench.Api.Refuse = r => failing && r.User == "system:kube-scheduler" && r.Verb is not ("list" or "watch") && random.Next(10) == 0 ? FakeErrors.Unavailable() : null;
        for (var step = 0; step < 80; step++)
        {
            switch (random.Next(10))
            {
                case 0: bench.Api.Put(A.Node($"node-{random.Next(4)}", cpu: "4", pods: "5")); break;
                case 1: bench.Api.Remove<Node>(new($"node-{random.Next(4)}")); break;
                case 2 when bench.Api.List<Pod>() is { Count: > 0 } pods: bench.Api.Remove<Pod>(ObjectKey.Of(pods[random.Next(pods.Count)])); break;
                case 3: bench.Advance(TimeSpan.FromSeconds(random.Next(20))); break;
                case 4: bench.Api.EndWatches(); break;
                case 5: bench.EndPods(); break;
                default: bench.Create(A.Pod($"pod-{step}", cpu: $"{500 + (500 * random.Next(3))}m", priority: random.Next(3)) with { Metadata = new() { Name = $"pod-{step}", Namespace = A.Ns } }); break;
            }

            if (random.Next(2) == 0) bench.Settle();
            CheckRoom(bench);
        }

        failing = false;
        for (var i = 0; i < 4; i++) bench.Api.Put(A.Node($"node-{i}", cpu: "100"));
        bench.Advance(TimeSpan.FromSeconds(15));
        bench.EndPods();
        bench.Advance(TimeSpan.FromSeconds(15));
        CheckRoom(bench);
        Assert.Empty(bench.Api.List<Pod>().Where(static p => p.Spec.NodeName.Length == 0).Select(static p => p.Metadata.Name));
    }

    private static void CheckRoom(Bench bench)
    {
        foreach (var node in bench.Api.List<Node>())
        {
            var pods = bench.Api.List<Pod>().Where(p => p.Spec.NodeName == node.Metadata.Name).ToArray();
            Assert.True(NodeInfo.Of(node, pods.Select(static p => new PodInfo(p))) is { } info && info.Requested.MilliCpu <= info.Allocatable.MilliCpu && pods.Length <= info.AllowedPods, $"{node.Metadata.Name} is overfilled");
        }
    }
}
