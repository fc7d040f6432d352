namespace Keles.Scheduler.Tests;

/// <summary>Objects as tests speak of them.</summary>
internal static class A
{
    public const string Ns = "shop";

    public static OrderedMap<string> Labels(params ReadOnlySpan<(string, string)> labels) => OrderedMap<string>.Of(labels);

    public static OrderedMap<Quantity> Amounts(params ReadOnlySpan<(string Name, string Amount)> amounts)
    {
        var map = OrderedMap<Quantity>.Empty;
        foreach (var (name, amount) in amounts) map = map.With(name, Quantity.Parse(amount));
        return map;
    }

    public static Pod Pod(string name, string cpu = "", string memory = "", string node = "", string ns = Ns, int? priority = null, params ReadOnlySpan<(string, string)> labels)
    {
        var requests = OrderedMap<Quantity>.Empty;
        if (cpu.Length > 0) requests = requests.With("cpu", Quantity.Parse(cpu));
        if (memory.Length > 0) requests = requests.With("memory", Quantity.Parse(memory));
        return new()
        {
            Metadata = new() { Name = name, Namespace = ns, Uid = $"uid-{name}", Labels = OrderedMap<string>.Of(labels) },
            Spec = new()
            {
                NodeName = node,
                SchedulerName = "default-scheduler",
                Priority = priority,
                Containers = [new() { Name = "c", Image = "nginx:1", Resources = new() { Requests = requests } }],
            },
            Status = new() { Phase = "Pending" },
        };
    }

    public static Node Node(string name, string cpu = "4", string memory = "8Gi", string pods = "110", Items<Taint> taints = default, params ReadOnlySpan<(string, string)> labels)
    {
        var amounts = Amounts(("cpu", cpu), ("memory", memory), ("pods", pods));
        return new()
        {
            Metadata = new() { Name = name, Labels = OrderedMap<string>.Of(labels).With("kubernetes.io/hostname", name) },
            Spec = new() { Taints = taints },
            Status = new() { Capacity = amounts, Allocatable = amounts },
        };
    }

    public static Taint Taint(string key, string value = "", string effect = "NoSchedule") => new() { Key = key, Value = value, Effect = effect };

    public static Pod With(this Pod pod, Func<PodSpec, PodSpec> change) => pod with { Spec = change(pod.Spec) };

    public static NodeAffinity OnNamed(params Items<string> names) => new()
    {
        RequiredDuringSchedulingIgnoredDuringExecution = new() { NodeSelectorTerms = [new() { MatchFields = [new() { Key = "metadata.name", Operator = "In", Values = names }] }] },
    };
}
