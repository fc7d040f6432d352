namespace Keles.Api.Core.V1;

/// <summary>The table of endpoints.</summary>
internal static class EndpointsColumns
{
    private const int Shown = 3;

    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<Endpoints>("Endpoints", "string", static e => Addresses(e), "The first ready addresses with their ports."),
        DefaultColumns.Age,
    ];

    private static string Addresses(Endpoints endpoints)
    {
        var all = new List<string>();
        foreach (var subset in endpoints.Subsets)
        {
            if (subset.Ports.IsEmpty) all.AddRange(subset.Addresses.Select(static a => a.Ip));
            foreach (var port in subset.Ports) all.AddRange(subset.Addresses.Select(a => a.Ip.Contains(':', StringComparison.Ordinal) ? $"[{a.Ip}]:{port.Port}" : $"{a.Ip}:{port.Port}"));
        }

        return Cells.FirstOf(all, Shown, endpoints.Subsets.IsEmpty ? Cells.None : "");
    }
}
