namespace Keles.Api.Core.V1;

/// <summary>The table of component statuses.</summary>
internal static class ComponentStatusColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<ComponentStatus>("Status", "string", static c => Healthy(c)?.Status switch { null => "Unknown", "True" => "Healthy", _ => "Unhealthy" }, "Whether the component is healthy."),
        Column.Of<ComponentStatus>("Message", "string", static c => Healthy(c)?.Message ?? "", "What the component says of itself."),
        Column.Of<ComponentStatus>("Error", "string", static c => Healthy(c)?.Error ?? "", "Why the component could not be asked."),
    ];

    private static ComponentCondition? Healthy(ComponentStatus status) => status.Conditions.Find(static c => c.Type == "Healthy");
}
