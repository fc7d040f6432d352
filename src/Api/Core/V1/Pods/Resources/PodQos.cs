using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>How well a pod's claim on its node is guarded: decides who is evicted and killed first, and the pod's control group.</summary>
public static class PodQos
{
    public const string Guaranteed = "Guaranteed";
    public const string Burstable = "Burstable";
    public const string BestEffort = "BestEffort";

    private static readonly string[] Counted = [ResourceNames.Cpu, ResourceNames.Memory];

    /// <summary>The class the status states, or else computed from the spec.</summary>
    public static string Of(Pod pod) => pod.Status.QosClass.Length > 0 ? pod.Status.QosClass : Compute(pod.Spec);

    public static string Compute(PodSpec spec)
    {
        // What is asked for the pod as a whole stands above what its containers ask.
        var parts = spec.Resources is { } whole && !(whole.Requests.IsEmpty && whole.Limits.IsEmpty)
            ? [whole]
            : spec.InitContainers.AddRange(spec.Containers).Select(static c => c.Resources);
        var requests = Sum(parts.Select(static p => p.Requests));
        var limits = Sum(parts.Select(static p => p.Limits));
        if (requests.IsEmpty && limits.IsEmpty) return BestEffort;
        var limited = parts.All(static p => Counted.All(name => p.Limits.TryGetValue(name, out var limit) && limit > Quantity.Zero));
        var equal = requests.Count == limits.Count && requests.All(r => limits.TryGetValue(r.Key, out var limit) && limit.CompareTo(r.Value) == 0);
        return limited && equal ? Guaranteed : Burstable;
    }

    /// <summary>The amounts of cpu and memory that are more than zero.</summary>
    private static OrderedMap<Quantity> Sum(Items<OrderedMap<Quantity>> lists)
    {
        OrderedMap<Quantity> sum = default;
        foreach (var list in lists)
        {
            foreach (var name in Counted)
            {
                if (list.TryGetValue(name, out var amount) && amount > Quantity.Zero) sum = ResourceLists.Add(sum, OrderedMap<Quantity>.Of((name, amount)));
            }
        }

        return sum;
    }
}
