namespace Keles.Scheduler;

/// <summary>How much of a resource a node lacks for the pod.</summary>
/// <param name="Free">What is allocatable and not asked for by others on the node or promised it; below zero where they ask for more than there is.</param>
public sealed record ResourceShortage(string Resource, Quantity Asked, Quantity Free, Quantity Allocatable)
{
    /// <summary>The amounts behind those words of the plugin that speak of amounts.</summary>
    internal static Items<ResourceShortage> Behind(Items<PluginSaid> filters, PodInfo pod, NodeInfo node)
    {
        var reasons = filters.Where(static f => f is { Plugin: "NodeResourcesFit", IsNo: true }).SelectMany(static f => f.Reasons).ToHashSet(StringComparer.Ordinal);
        if (reasons.Count == 0) return [];
        List<ResourceShortage> all = [];
        if (reasons.Contains(NodeResourcesFit.TooManyPods)) all.Add(new(ResourceNames.Pods, Quantity.Of(1), Quantity.Of(node.AllowedPods - node.Pods.Count), Quantity.Of(node.AllowedPods)));
        string[] names = [ResourceNames.Cpu, ResourceNames.Memory, ResourceNames.EphemeralStorage, .. pod.Requests.Scalars.Select(static s => s.Key)];
        foreach (var name in names.Where(n => reasons.Contains(NodeResourcesFit.Insufficient(n))))
            all.Add(new(name, In(name, pod.Requests[name]), In(name, node.Allocatable[name] - node.Requested[name]), In(name, node.Allocatable[name])));
        return [.. all];
    }

    private static Quantity In(string name, long amount) => name switch
    {
        ResourceNames.Cpu => Quantity.OfMilli(amount),
        ResourceNames.Memory or ResourceNames.EphemeralStorage => Quantity.Of(amount, QuantityFormat.BinarySI),
        _ when name.StartsWith("hugepages-", StringComparison.Ordinal) => Quantity.Of(amount, QuantityFormat.BinarySI),
        _ => Quantity.Of(amount),
    };
}
