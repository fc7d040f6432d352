namespace Keles.Api.Core.V1;

/// <summary>What holds for endpoints when nothing is said.</summary>
internal static class EndpointsDefaults
{
    public static Endpoints Of(Endpoints o) => o with
    {
        Subsets = o.Subsets.Map(static s => s with { Ports = s.Ports.Map(static p => p.Protocol.Length > 0 ? p : p with { Protocol = Protocols.Tcp }) }),
    };
}
