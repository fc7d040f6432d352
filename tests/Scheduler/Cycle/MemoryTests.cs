using Keles.Background;
using Keles.Scheduler.Tests.Plugins;

namespace Keles.Scheduler.Tests.Cycle;

/// <summary>A scheduler that remembers what it found out for equal pods decides as one that looks at everything anew.</summary>
public sealed class MemoryTests
{
    private const string Zone = "topology.kubernetes.io/zone", Host = "kubernetes.io/hostname";

    /// <summary>Twenty seeds, or as many as KELES_SEEDS says.</summary>
    public static TheoryData<ulong> Seeds => [.. Enumerable.Range(1, int.TryParse(Environment.GetEnvironmentVariable("KELES_SEEDS"), out var seeds) ? seeds : 20).Select(static s => (ulong)s)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_is_remembered_decides_nothing_otherwise(ulong seed)
    {
        var random = new SeededRandom(seed);
        var cluster = new FakeCluster();
        var cache = new SchedulerCache();
        var remembering = new SchedulingCycle(new(), new SeededRandom(seed));
        var lots = new SeededRandom(seed);
        var profile = ProfileOf(cluster);
        var placed = new List<(Pod Pod, string Node)>();
        for (var i = 0; i < 8; i++) cache.SetNode(Node(i, random));
        for (var step = 0; step < 150; step++)
        {
            switch (random.Next(10))
            {
                case 0:
                    cache.SetNode(Node(random.Next(10), random));
                    break;
                case 1:
                    cache.RemoveNode($"n{random.Next(10)}");
                    break;
                case 2 when placed.Count > 0:
                    var gone = placed[random.Next(placed.Count)];
                    placed.Remove(gone);
                    cache.RemovePod(gone.Pod.Metadata.Uid);
                    break;
                case 3 when placed.Count > 0:
                    var (pod, node) = placed[random.Next(placed.Count)];
                    cache.SetPod(pod with { Metadata = pod.Metadata with { Labels = A.Labels(("app", $"app-{random.Next(3)}")) }, Spec = pod.Spec with { NodeName = node } });
                    break;
                case 4:
                    cluster.With(new Namespace { Metadata = new() { Name = "far", Labels = A.Labels(("team", $"t{random.Next(2)}")) } });
                    cluster.NamespacesNumber++;

                    // A service comes, or another one: what pods without rules are spread by.
                    cluster.Selector = Selector.OfLabels([new("app", $"app-{random.Next(3)}")]);
                    break;
                default:
                    Schedule(step);
                    break;
            }
        }

        void Schedule(int step)
        {
            var pod = Pod(random.Next(9), $"p{step}");
            var snapshot = cache.TakeSnapshot();
            var told = Told(remembering.Run(profile, new(pod), snapshot));
            Assert.Equal(Told(new SchedulingCycle(new(), lots).Run(ProfileOf(cluster), new(pod), Snapshot.Of([.. snapshot.Nodes]))), told);
            if (snapshot.Find(told) is null) return;
            cache.Assume(new(pod), told);
            placed.Add((pod, told));
        }
    }

    private static string Told(CycleOutcome outcome) => outcome switch
    {
        CycleOutcome.Placed placed => placed.Node,
        CycleOutcome.Rejected rejected => rejected.Diagnosis.ToString(),
        CycleOutcome.Failed failed => failed.Message,
        _ => "",
    };

    private static Node Node(int number, SeededRandom random) => A.Node(
        $"n{number}",
        cpu: $"{2 + random.Next(3)}",
        taints: random.Next(4) == 0 ? [A.Taint("t", effect: random.Next(2) == 0 ? "NoSchedule" : "PreferNoSchedule")] : [],
        labels: [(Zone, $"z{number % 3}")]);

    private static Pod Pod(int kind, string name) => kind switch
    {
        0 => A.Pod(name, "500m", labels: ("app", "app-0")),
        1 => A.Pod(name, "300m", labels: ("app", "app-1")).With(s => s with { Affinity = new() { PodAntiAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = [Term("app-1", Host)] } } }),
        2 => A.Pod(name, "300m", labels: ("app", "app-0")).With(s => s with { Affinity = new() { PodAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = [Term("app-0", Zone)] } } }),
        3 => A.Pod(name, "300m", labels: ("app", "app-2")).With(s => s with { Affinity = new() { PodAffinity = new() { PreferredDuringSchedulingIgnoredDuringExecution = [new() { Weight = 5, PodAffinityTerm = Term("app-0", Zone) }] } } }),
        4 => A.Pod(name, "300m", labels: ("app", "app-2")).With(s => s with { TopologySpreadConstraints = [new() { MaxSkew = 1, TopologyKey = Zone, WhenUnsatisfiable = "DoNotSchedule", LabelSelector = Selected("app-2") }] }),
        5 => A.Pod(name, "300m", labels: ("app", "app-2")).With(s => s with { Tolerations = [new() { Key = "t", Operator = "Exists" }], TopologySpreadConstraints = [new() { MaxSkew = 1, TopologyKey = Host, WhenUnsatisfiable = "ScheduleAnyway", LabelSelector = Selected("app-2") }] }),
        8 => A.Pod(name, "300m", labels: ("app", "app-0")).With(s => s with { TopologySpreadConstraints = [new() { MaxSkew = 2, TopologyKey = Zone, WhenUnsatisfiable = "ScheduleAnyway", LabelSelector = Selected("app-0") }] }),
        6 => A.Pod(name, "200m", ns: "far", labels: ("app", "app-1")),
        _ => A.Pod(name, "200m", labels: ("app", "app-1")).With(s => s with { Affinity = new() { PodAntiAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = [Term("app-1", Zone) with { NamespaceSelector = new() { MatchLabels = A.Labels(("team", "t1")) } }] } } }),
    };

    private static PodAffinityTerm Term(string app, string key) => new() { TopologyKey = key, LabelSelector = Selected(app) };

    private static LabelSelector Selected(string app) => new() { MatchLabels = A.Labels(("app", app)) };

    private static Profile ProfileOf(FakeCluster cluster) => new("default-scheduler",
    [
        new(new PrioritySort()), new(new NodeUnschedulable()), new(new NodeName()), new(new TaintToleration(), 3), new(new NodeAffinityPlugin(), 2), new(new NodePorts()), new(new NodeResourcesFit(), 1),
        new(new PodTopologySpread(cluster), 2), new(new InterPodAffinity(cluster), 2), new(new NodeResourcesBalancedAllocation(), 1), new(new ImageLocality(), 1),
    ]);
}
