using Keles.Api.Core.V1;
using Keles.Machinery;
using Slices = Keles.Api.Discovery.V1;

namespace Keles.Controllers.EndpointSlices;

/// <summary>Endpoints in the form of slices.</summary>
internal static class Mirror
{
    /// <summary>Addresses of one subset that are mirrored.</summary>
    private const int MaxPerSubset = 1000;

    public static Dictionary<SliceGroup, List<Slices.Endpoint>> Of(Api.Core.V1.Endpoints source)
    {
        var wanted = new Dictionary<SliceGroup, List<Slices.Endpoint>>();
        foreach (var subset in source.Subsets)
        {
            var ports = SliceGroup.Sorted(subset.Ports.Select(static p => new Slices.EndpointPort { Name = p.Name, Port = p.Port, Protocol = p.Protocol, AppProtocol = p.AppProtocol }));
            var addresses = subset.Addresses.Select(static a => (Address: a, Ready: true)).Concat(subset.NotReadyAddresses.Select(static a => (Address: a, Ready: false)));
            foreach (var (address, ready) in addresses.Take(MaxPerSubset))
            {
                var group = new SliceGroup(PodEndpoints.FamilyOf(address.Ip), ports);
                if (!wanted.TryGetValue(group, out var list)) wanted[group] = list = [];
                list.Add(new()
                {
                    Addresses = [address.Ip],
                    Conditions = new() { Ready = ready },
                    Hostname = address.Hostname.Length > 0 ? address.Hostname : null,
                    NodeName = address.NodeName,
                    TargetRef = address.TargetRef,
                });
            }
        }

        return wanted;
    }
}
