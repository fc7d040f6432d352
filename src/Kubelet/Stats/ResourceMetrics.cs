namespace Keles.Kubelet.Stats;

/// <summary>/metrics/resource: what the metrics server collects.</summary>
internal static class ResourceMetrics
{
    private const double Second = 1e9;

    public static string Write(NodeUsage node)
    {
        var text = new MetricsText();
        text.Family("container_cpu_usage_seconds_total", "counter", "[STABLE] Cumulative cpu time consumed by the container in core-seconds");
        Containers(text, node, "container_cpu_usage_seconds_total", c => c.Cpu.Nanoseconds / Second, timed: true);
        text.Family("container_memory_working_set_bytes", "gauge", "[STABLE] Current working set of the container in bytes");
        Containers(text, node, "container_memory_working_set_bytes", c => c.WorkingSet, timed: true);
        text.Family("container_start_time_seconds", "gauge", "[STABLE] Start time of the container since unix epoch in seconds");
        Containers(text, node, "container_start_time_seconds", c => c.StartedAt.ToUnixTimeMilliseconds() / 1000.0, timed: false);
        if (node.Group is { } group)
        {
            text.Family("node_cpu_usage_seconds_total", "counter", "[STABLE] Cumulative cpu time consumed by the node in core-seconds");
            text.Sample("node_cpu_usage_seconds_total", group.CpuNanoseconds / Second, node.At);
            text.Family("node_memory_working_set_bytes", "gauge", "[STABLE] Current working set of the node in bytes");
            text.Sample("node_memory_working_set_bytes", group.WorkingSetBytes, node.At);
        }
        text.Family("pod_cpu_usage_seconds_total", "counter", "[STABLE] Cumulative cpu time consumed by the pod in core-seconds");
        Pods(text, node, "pod_cpu_usage_seconds_total", g => g.CpuNanoseconds / Second);
        text.Family("pod_memory_working_set_bytes", "gauge", "[STABLE] Current working set of the pod in bytes");
        Pods(text, node, "pod_memory_working_set_bytes", g => g.WorkingSetBytes);
        text.Family("resource_scrape_error", "gauge", "[STABLE] 1 if there was an error while getting container metrics, 0 otherwise");
        text.Sample("resource_scrape_error", 0, null);
        return text.ToString();
    }

    private static void Containers(MetricsText text, NodeUsage node, string name, Func<ContainerUsage, double> value, bool timed)
    {
        foreach (var pod in node.Pods)
        {
            foreach (var container in pod.Containers)
            {
                text.Sample(name, value(container), timed ? container.Cpu.At : null,
                    ("container", container.Name), ("namespace", pod.Pod.Metadata.Namespace), ("pod", pod.Pod.Metadata.Name));
            }
        }
    }

    private static void Pods(MetricsText text, NodeUsage node, string name, Func<Linux.CgroupUsage, double> value)
    {
        foreach (var pod in node.Pods)
        {
            if (pod.Group is { } group)
            {
                text.Sample(name, value(group), node.At, ("namespace", pod.Pod.Metadata.Namespace), ("pod", pod.Pod.Metadata.Name));
            }
        }
    }
}
