namespace Keles.Kubelet.Stats;

/// <summary>/metrics/cadvisor: the usual metrics of containers, under the names that dashboards ask for.</summary>
internal static class CadvisorMetrics
{
    private const double Second = 1e9;

    public static string Write(NodeUsage node, int cpus, long memory)
    {
        var text = new MetricsText();
        text.Family("machine_cpu_cores", "gauge", "Number of logical CPU cores.");
        text.Sample("machine_cpu_cores", cpus, null);
        text.Family("machine_memory_bytes", "gauge", "Amount of memory installed on the machine.");
        text.Sample("machine_memory_bytes", memory, null);
        Containers(text, node, "container_cpu_usage_seconds_total", "counter", "Cumulative cpu time consumed in seconds.", c => c.Cpu.Nanoseconds / Second);
        Containers(text, node, "container_memory_usage_bytes", "gauge", "Current memory usage in bytes, including all memory regardless of when it was accessed", c => c.MemoryUsage);
        Containers(text, node, "container_memory_working_set_bytes", "gauge", "Current working set in bytes.", c => c.WorkingSet);
        Containers(text, node, "container_memory_rss", "gauge", "Size of RSS in bytes.", c => c.Rss);
        Containers(text, node, "container_fs_usage_bytes", "gauge", "Number of bytes that are consumed by the container on this filesystem.", c => c.WritableBytes);
        Containers(text, node, "container_start_time_seconds", "gauge", "Start time of the container since unix epoch in seconds.", c => c.StartedAt.ToUnixTimeSeconds());
        Network(text, node, "container_network_receive_bytes_total", "Cumulative count of bytes received", i => i.Received);
        Network(text, node, "container_network_receive_errors_total", "Cumulative count of errors encountered while receiving", i => i.ReceiveErrors);
        Network(text, node, "container_network_transmit_bytes_total", "Cumulative count of bytes transmitted", i => i.Sent);
        Network(text, node, "container_network_transmit_errors_total", "Cumulative count of errors encountered while transmitting", i => i.SendErrors);
        return text.ToString();
    }

    private static void Containers(MetricsText text, NodeUsage node, string name, string type, string help, Func<ContainerUsage, double> value)
    {
        text.Family(name, type, help);
        foreach (var pod in node.Pods)
        {
            foreach (var container in pod.Containers)
            {
                text.Sample(name, value(container), container.Cpu.At,
                    ("container", container.Name), ("id", container.Id), ("image", container.Image), ("name", container.Id),
                    ("namespace", pod.Pod.Metadata.Namespace), ("pod", pod.Pod.Metadata.Name));
            }
        }
    }

    private static void Network(MetricsText text, NodeUsage node, string name, string help, Func<InterfaceUsage, ulong> value)
    {
        text.Family(name, "counter", help);
        foreach (var pod in node.Pods)
        {
            foreach (var one in pod.Interfaces)
            {
                text.Sample(name, value(one), node.At, ("interface", one.Name), ("namespace", pod.Pod.Metadata.Namespace), ("pod", pod.Pod.Metadata.Name));
            }
        }
    }
}
