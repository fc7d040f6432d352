namespace Keles.Api.Storage.V1;

/// <summary>The table of nodes with CSI drivers.</summary>
internal static class CSINodeColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<CSINode>("Drivers", "integer", static n => n.Spec.Drivers.Count, "How many drivers the node has."),
        DefaultColumns.Age,
    ];
}
