namespace Keles.SchedulerPerf.Bench;

/// <summary>The list of what is measured.</summary>
internal static class Workloads
{
    private static readonly string[] Zones = ["moon-1", "moon-2", "moon-3"];

    public static IReadOnlyList<Workload> All { get; } =
    [
        new("SchedulingBasic", 1500, [new(5000)], [new(1000, "sched-0", Templates.Default)], new(10000, "sched-1", Templates.Default)),
        new("SchedulingNodeAffinity", 1000, [new(5000, "", "zone1")], [new(5000, "sched-0", Templates.NodeAffinity)], new(10000, "sched-1", Templates.NodeAffinity)),
        new("SchedulingPodAntiAffinity", 600, [new(5000)], [new(1000, "sched-0", Templates.AntiAffinity)], new(2000, "sched-1", Templates.AntiAffinity)),
        new("SchedulingPodAffinity", 300, [new(5000, "", "zone1")], [new(5000, "sched-0", Templates.Affinity)], new(5000, "sched-1", Templates.Affinity)),
        new("TopologySpreading", 800, [new(5000, "", Zones)], [new(5000, "sched-0", Templates.Default)], new(5000, "sched-1", Templates.Spreading)),
        new("PreemptionAsync", 600, [new(5000)], [new(20000, "sched-0", Templates.LowPriority)], new(5000, "sched-1", Templates.Default)) { Churn = new(int.MaxValue, "sched-0", Templates.HighPriority) },
        new("SchedulingDaemonset", 1500, [new(1, "scheduler-perf-node"), new(15000)], [], new(30000, "sched-1", Templates.Daemon)),
        new("Deployment", 1000, [], [], new(10000, "sched-1", Templates.Default)) { ByDeployment = true },
    ];
}
