using Keles.Machinery;

namespace Keles.Api.Resource.V1;

/// <summary>What holds for a claim for devices.</summary>
internal static class ResourceClaimValidation
{
    private const int MostConsumers = 256;

    private static readonly FieldPath Spec = FieldPath.Root("spec");
    private static readonly FieldPath Status = FieldPath.Root("status");

    public static void OnCreate(ResourceClaim o, FieldErrors errors) => DeviceClaimValidation.Of(o.Spec.Devices, Spec.Child("devices"), errors);

    public static void OnUpdate(ResourceClaim o, ResourceClaim stored, FieldErrors errors) => errors.RequireUnchanged(Spec, o.Spec, Semantic.Equal(o.Spec, stored.Spec));

    public static void OnStatusUpdate(ResourceClaim o, ResourceClaim stored, FieldErrors errors)
    {
        var (status, before) = (o.Status, stored.Status);
        DeviceLists.Set(status.ReservedFor, MostConsumers, Status.Child("reservedFor"), errors, Consumer, static c => c.Uid);
        AllocatedDeviceValidation.Of(status.Devices, status.Allocation, Status.Child("devices"), errors);
        Reserved(o, before, errors);
        if (status.Allocation is not { } allocation) return;
        if (before.Allocation is { } fixedOne) errors.RequireUnchanged(Status.Child("allocation"), allocation, Semantic.Equal(allocation, fixedOne));
        else AllocationValidation.Of(allocation, new RequestNames(o.Spec.Devices), Status.Child("allocation"), errors);
    }

    private static void Consumer(ResourceClaimConsumerReference consumer, FieldPath path, FieldErrors errors)
    {
        errors.RequireText(path.Child("resource"), consumer.Resource);
        errors.RequireText(path.Child("name"), consumer.Name);
        errors.RequireText(path.Child("uid"), consumer.Uid);
    }

    /// <summary>Nobody has what is not allocated, and nobody new gets what is going away.</summary>
    private static void Reserved(ResourceClaim o, ResourceClaimStatus before, FieldErrors errors)
    {
        var path = Status.Child("reservedFor");
        if (o.Status.ReservedFor.IsEmpty) return;
        if (o.Status.Allocation is null) errors.Forbidden(path, "may not be specified when `allocated` is not set");
        else if (o.Metadata.DeletionTimestamp is not null && o.Status.ReservedFor.Any(c => !before.ReservedFor.Contains(c))) errors.Forbidden(path, "new entries may not be added while `deallocationRequested` or `deletionTimestamp` are set");
    }
}
