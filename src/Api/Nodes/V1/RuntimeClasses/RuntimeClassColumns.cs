namespace Keles.Api.Nodes.V1;

/// <summary>The table of runtime classes.</summary>
internal static class RuntimeClassColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<RuntimeClass>("Handler", "string", static c => c.Handler, "The runtime's name for what runs the pods."),
        DefaultColumns.Age,
    ];
}
