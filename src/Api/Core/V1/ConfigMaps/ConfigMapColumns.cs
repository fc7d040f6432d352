namespace Keles.Api.Core.V1;

/// <summary>The table of config maps.</summary>
internal static class ConfigMapColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<ConfigMap>("Data", "string", static m => m.Data.Count + m.BinaryData.Count, "How many keys the map has."),
        DefaultColumns.Age,
    ];
}
