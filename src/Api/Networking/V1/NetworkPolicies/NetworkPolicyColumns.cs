namespace Keles.Api.Networking.V1;

/// <summary>The table of network policies.</summary>
internal static class NetworkPolicyColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<NetworkPolicy>("Pod-Selector", "string", static p => Cells.Selector(p.Spec.PodSelector), "The pods it is about."),
        DefaultColumns.Age,
    ];
}
