using Keles.Api.Core.V1;

namespace Keles.Api.Discovery.V1;

/// <summary>What holds for a slice when nothing is said.</summary>
internal static class EndpointSliceDefaults
{
    public static EndpointSlice Of(EndpointSlice o) => o with
    {
        Ports = o.Ports.Map(static p => p with { Name = p.Name ?? "", Protocol = p.Protocol ?? Protocols.Tcp }),
    };
}
