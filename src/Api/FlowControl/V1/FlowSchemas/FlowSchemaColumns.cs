namespace Keles.Api.FlowControl.V1;

/// <summary>The table of flow schemas.</summary>
internal static class FlowSchemaColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<FlowSchema>("PriorityLevel", "string", static s => s.Spec.PriorityLevelConfiguration.Name, "The priority level its requests go to."),
        Column.Of<FlowSchema>("MatchingPrecedence", "string", static s => s.Spec.MatchingPrecedence, "Of two that match, the lower number wins."),
        Column.Of<FlowSchema>("DistinguisherMethod", "string", static s => s.Spec.DistinguisherMethod?.Type ?? Cells.None, "How its requests are told apart into flows."),
        DefaultColumns.Age,
        Column.Of<FlowSchema>("MissingPL", "string", static s => s.Status.Conditions.Find(static c => c.Type == "Dangling")?.Status ?? "?", "Whether its priority level is missing."),
    ];
}
