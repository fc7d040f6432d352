using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api.Resource.V1;

/// <summary>What holds for a slice of a driver's devices.</summary>
internal static class ResourceSliceValidation
{
    private const int MostDevices = 128;
    private const int MostDevicesWithMore = 64;
    private static readonly FieldPath Spec = FieldPath.Root("spec");

    public static void OnCreate(ResourceSlice o, FieldErrors errors) => Of(o.Spec, null, errors);

    public static void OnUpdate(ResourceSlice o, ResourceSlice stored, FieldErrors errors)
    {
        Of(o.Spec, stored.Spec, errors);
        errors.RequireUnchanged(Spec.Child("pool").Child("name"), o.Spec.Pool.Name, o.Spec.Pool.Name == stored.Spec.Pool.Name);
        errors.RequireUnchanged(Spec.Child("driver"), o.Spec.Driver, o.Spec.Driver == stored.Spec.Driver);
        errors.RequireUnchanged(Spec.Child("nodeName"), o.Spec.NodeName, o.Spec.NodeName == stored.Spec.NodeName);
    }

    private static void Of(ResourceSliceSpec spec, ResourceSliceSpec? stored, FieldErrors errors)
    {
        DeviceNames.Driver(spec.Driver, Spec.Child("driver"), errors);
        Pool(spec.Pool, Spec.Child("pool"), errors);
        SliceNodes.OfSlice(spec, Spec, errors);
        if (!spec.SharedCounters.IsEmpty && !spec.Devices.IsEmpty) errors.Invalid(Spec, "", "only one of `sharedCounters` or `devices` is allowed");
        var most = spec.Devices.Any(static d => !d.Taints.IsEmpty || !d.ConsumesCounters.IsEmpty) ? MostDevicesWithMore : MostDevices;
        var before = (stored?.Devices ?? default).GroupBy(static d => d.Name, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.First(), StringComparer.Ordinal);
        var perDevice = spec.PerDeviceNodeSelection == true;
        DeviceLists.Set(spec.Devices, most, Spec.Child("devices"), errors, (d, p, e) => DeviceValidation.Of(d, before.GetValueOrDefault(d.Name), perDevice, p, e), static d => d.Name);
        DeviceLists.Set(spec.SharedCounters, DeviceCounterValidation.MostSets, Spec.Child("sharedCounters"), errors, DeviceCounterValidation.Set, static s => s.Name);
    }

    private static void Pool(ResourcePool pool, FieldPath path, FieldErrors errors)
    {
        DeviceNames.Pool(pool.Name, path.Child("name"), errors);
        errors.RequirePositive(path.Child("resourceSliceCount"), pool.ResourceSliceCount);
        if (pool.Generation < 0) errors.Invalid(path.Child("generation"), pool.Generation, "must be greater than or equal to zero");
    }
}
