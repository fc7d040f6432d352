namespace Keles.Api.Scheduling.V1;

/// <summary>The table of priority classes.</summary>
internal static class PriorityClassColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<PriorityClass>("Value", "integer", static c => c.Value, "The priority of pods of this class."),
        Column.Of<PriorityClass>("Global-Default", "boolean", static c => c.GlobalDefault, "Whether pods without a class get this one."),
        DefaultColumns.Age,
        Column.Of<PriorityClass>("PreemptionPolicy", "string", static c => c.PreemptionPolicy ?? "", "Whether pods of this class may push out others."),
    ];
}
