namespace Keles.Api.Discovery.V1;

/// <summary>What writing a slice may set: topology of the beta versions is read no more.</summary>
internal static class EndpointSliceWriteRules
{
    public static EndpointSlice WithoutTopology(EndpointSlice o) =>
        o with { Endpoints = o.Endpoints.Map(static e => e.DeprecatedTopology.IsNull ? e : e with { DeprecatedTopology = default }) };
}
