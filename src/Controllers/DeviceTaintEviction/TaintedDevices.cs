using Keles.Api.Resource.V1;
using Keles.Reconcile;

namespace Keles.Controllers.DeviceTaintEviction;

/// <summary>Devices as the newest slices of their pools describe them.</summary>
internal sealed class TaintedDevices
{
    private const string ByPool = "pool";

    private readonly Informer<ResourceSlice> slices;

    public TaintedDevices(Informer<ResourceSlice> slices)
    {
        this.slices = slices;
        slices.AddIndex(ByPool, static s => [KeyOf(s.Spec.Driver, s.Spec.Pool.Name)]);
    }

    public Device? Find(DeviceRequestAllocationResult given)
    {
        var pool = slices.Find(ByPool, KeyOf(given.Driver, given.Pool));
        if (pool.Count == 0) return null;
        var newest = pool.Max(static s => s.Spec.Pool.Generation);
        return pool.Where(s => s.Spec.Pool.Generation == newest).Select(s => s.Spec.Devices.Find(d => d.Name == given.Device)).FirstOrDefault(static d => d is not null);
    }

    /// <summary>Whether a change of a slice can make pods go, or let them stay.</summary>
    public static bool Matters(ObjectChange<ResourceSlice> change) =>
        change is { Before: { } before, After: { } after } && before.Spec.Pool == after.Spec.Pool
            ? !before.Spec.Devices.Select(static d => (d.Name, d.Taints)).Equals(after.Spec.Devices.Select(static d => (d.Name, d.Taints)))
            : true;

    public static bool Uses(AllocationResult? allocation, ResourceSlice slice) => allocation is not null && allocation.Devices.Results.Any(r => r.Driver == slice.Spec.Driver && r.Pool == slice.Spec.Pool.Name);

    private static string KeyOf(string driver, string pool) => $"{driver}/{pool}";
}
