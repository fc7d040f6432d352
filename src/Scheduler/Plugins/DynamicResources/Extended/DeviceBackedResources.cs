namespace Keles.Scheduler;

/// <summary>Plain resources of a pod, some of which a class of devices stands for: where a node does not count such a one itself, devices are allocated for it.</summary>
/// <param name="Asked">All resources of the pod that could be of that sort.</param>
/// <param name="Backed">Those of them with a class.</param>
internal sealed record DeviceBackedResources(Items<string> Asked, Items<string> Backed) : ICycleValue
{
    /// <summary>Null when no class stands for any.</summary>
    public static DeviceBackedResources? Of(PodInfo pod, DeviceView devices)
    {
        if (pod.Requests.Scalars.IsEmpty) return null;
        Items<string> asked = [.. pod.Requests.Scalars.Where(static s => s.Value > 0 && IsPossible(s.Key)).Select(static s => s.Key)];
        var backed = asked.Where(n => devices.ClassOf(n) is not null);
        return backed.IsEmpty ? null : new(asked, backed);
    }

    /// <summary>Whether devices are to be allocated for the resource on the node.</summary>
    public bool IsOnDevices(string name, NodeInfo node) => Backed.Contains(name) && node.Allocatable.Scalars.Get(name) == 0;

    private static bool IsPossible(string name) => ResourceNames.IsExtended(name) || name.StartsWith(DeviceView.ImplicitPrefix, StringComparison.Ordinal);
}
