namespace Keles.SchedulerPerf.Bench;

/// <summary>The pods of the workloads.</summary>
internal static class Templates
{
    public const string HighPriorityClass = "bench-high";

    public static string Default { get; } = Pod("pod-", "", Small);

    public static string NodeAffinity { get; } = Pod(
        "node-affinity-",
        """ "affinity":{"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[{"matchExpressions":[{"key":"topology.kubernetes.io/zone","operator":"In","values":["zone1","zone2"]}]}]}}}, """,
        Small);

    public static string AntiAffinity { get; } = Pod("anti-affinity-pod-", $$$$""" "affinity":{"podAntiAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":[{{{{Term("green", "kubernetes.io/hostname")}}}}]}}, """, Small, "green");

    public static string Affinity { get; } = Pod("affinity-pod-", $$$$""" "affinity":{"podAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":[{{{{Term("blue", "topology.kubernetes.io/zone")}}}}]}}, """, Small, "blue");

    public static string Spreading { get; } = Pod(
        "spreading-pod-",
        """ "topologySpreadConstraints":[{"maxSkew":5,"topologyKey":"topology.kubernetes.io/zone","whenUnsatisfiable":"DoNotSchedule","labelSelector":{"matchLabels":{"color":"blue"}}}], """,
        Small,
        "blue");

    public static string LowPriority { get; } = Pod("low-", """ "terminationGracePeriodSeconds":0, """, Resources("900m"));

    public static string HighPriority { get; } = Pod("high-", $""" "priorityClassName":"{HighPriorityClass}", """, Resources("3"));

    public static string Daemon { get; } = Pod(
        "daemonset-",
        """ "affinity":{"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[{"matchFields":[{"key":"metadata.name","operator":"In","values":["scheduler-perf-node"]}]}]}}}, """,
        "");

    private static string Small => Resources("100m");

    private static string Resources(string cpu) => $$$""","ports":[{"containerPort":80}],"resources":{"limits":{"cpu":"{{{cpu}}}","memory":"500Mi"},"requests":{"cpu":"{{{cpu}}}","memory":"500Mi"}}""";

    private static string Term(string color, string key) => $$$"""{"labelSelector":{"matchLabels":{"color":"{{{color}}}"}},"topologyKey":"{{{key}}}","namespaces":["sched-1","sched-0"]}""";

    /// <param name="spec">Members of the spec, with a comma after the last.</param>
    private static string Pod(string prefix, string spec, string container, string color = "none") =>
        $$$"""{"metadata":{"generateName":"{{{prefix}}}","labels":{"color":"{{{color}}}"}},"spec":{{{{spec}}}"containers":[{"name":"pause","image":"registry.k8s.io/pause:3.10"{{{container}}}}]}}""";
}
