using Keles.Api.Storage.V1;

namespace Keles.Scheduler;

/// <summary>From which nodes storage can be had, and how much.</summary>
internal static class StorageTopology
{
    /// <summary>A class that says nothing allows every node; otherwise one of its terms must hold whole.</summary>
    public static bool Allows(StorageClass storageClass, Node node) =>
        storageClass.AllowedTopologies.IsEmpty || storageClass.AllowedTopologies.Any(t => t.MatchLabelExpressions.All(e => node.Metadata.Labels.Get(e.Key) is { } value && e.Values.Contains(value)));

    public static bool Reaches(CSIStorageCapacity capacity, Node node) =>
        LabelSelectors.Read(capacity.NodeTopology).Matches(node.Metadata.Labels);

    /// <summary>The largest possible volume counts where it is known, for free space may lie in pieces.</summary>
    public static bool IsEnough(CSIStorageCapacity capacity, Quantity size) => (capacity.MaximumVolumeSize ?? capacity.Capacity) is { } limit && limit >= size;
}
