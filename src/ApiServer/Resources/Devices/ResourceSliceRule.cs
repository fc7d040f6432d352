using Keles.Api;
using Keles.Api.Resource.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Notes since when a device is tainted, where its driver has not said it.</summary>
internal sealed class ResourceSliceRule(TimeProvider time) : IResourceRule
{
    public Kind Kind => ResourceSliceKind.Kind;

    public ValueTask<Prepared> CreatingAsync(ResourceRequest request, IApiObject value, CancellationToken cancel) => ValueTask.FromResult(new Prepared(Timed((ResourceSlice)value)));

    public ValueTask<Prepared> UpdatingAsync(ResourceRequest request, IApiObject value, IApiObject stored, CancellationToken cancel) => ValueTask.FromResult(new Prepared(Timed((ResourceSlice)value)));

    private ResourceSlice Timed(ResourceSlice slice)
    {
        if (!slice.Spec.Devices.Any(static d => d.Taints.Any(static t => t.TimeAdded is null))) return slice;
        var now = Time.From(time.GetUtcNow());
        return slice with { Spec = slice.Spec with { Devices = slice.Spec.Devices.Map(d => d with { Taints = d.Taints.Map(t => t.TimeAdded is null ? t with { TimeAdded = now } : t) }) } };
    }
}
