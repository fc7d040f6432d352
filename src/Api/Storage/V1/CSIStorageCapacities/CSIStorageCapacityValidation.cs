using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api.Storage.V1;

/// <summary>What holds for a report of how much room there is.</summary>
internal static class CSIStorageCapacityValidation
{
    public static void OnCreate(CSIStorageCapacity o, FieldErrors errors)
    {
        LabelValidation.Selector(o.NodeTopology, FieldPath.Root("nodeTopology"), errors);
        errors.RequireSubdomain(FieldPath.Root("storageClassName"), o.StorageClassName);
        if (o.Capacity is { } room) ResourceValidation.NotNegative(room, FieldPath.Root("capacity"), errors);
        if (o.MaximumVolumeSize is { } largest) ResourceValidation.NotNegative(largest, FieldPath.Root("maximumVolumeSize"), errors);
    }

    public static void OnUpdate(CSIStorageCapacity o, CSIStorageCapacity stored, FieldErrors errors)
    {
        errors.RequireUnchanged(FieldPath.Root("nodeTopology"), o.NodeTopology, Semantic.Equal(o.NodeTopology, stored.NodeTopology));
        errors.RequireUnchanged(FieldPath.Root("storageClassName"), o.StorageClassName, o.StorageClassName == stored.StorageClassName);
    }
}
