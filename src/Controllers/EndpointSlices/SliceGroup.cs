using Keles.Api.Discovery.V1;
using Keles.Machinery;

namespace Keles.Controllers.EndpointSlices;

/// <summary>Endpoints that can share slices: one address family, one list of ports.</summary>
internal sealed record SliceGroup(string AddressType, Items<EndpointPort> Ports)
{
    public static SliceGroup Of(EndpointSlice slice) => new(slice.AddressType, Sorted(slice.Ports));

    public static Items<EndpointPort> Sorted(Items<EndpointPort> ports) => ports.IsEmpty ? default :
        [.. ports.OrderBy(static p => p.Name ?? "", StringComparer.Ordinal).ThenBy(static p => p.Port ?? 0).ThenBy(static p => p.Protocol ?? "", StringComparer.Ordinal)];
}
