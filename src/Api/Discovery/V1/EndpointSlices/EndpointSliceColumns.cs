namespace Keles.Api.Discovery.V1;

/// <summary>The table of endpoint slices.</summary>
internal static class EndpointSliceColumns
{
    private const int Shown = 3;

    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<EndpointSlice>("AddressType", "string", static s => s.AddressType, "The kind of its addresses."),
        Column.Of<EndpointSlice>("Ports", "string", static s => Cells.FirstOf([.. s.Ports.Select(static p => p.Port?.ToString() ?? p.Name ?? "*")], Shown, Cells.Unset), "The first ports."),
        Column.Of<EndpointSlice>("Endpoints", "string", static s => Cells.FirstOf([.. s.Endpoints.SelectMany(static e => e.Addresses)], Shown, Cells.Unset), "The first addresses."),
        DefaultColumns.Age,
    ];
}
