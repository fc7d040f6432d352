namespace Keles.Api.FlowControl.V1;

/// <summary>The table of priority levels.</summary>
internal static class PriorityLevelConfigurationColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<PriorityLevelConfiguration>("Type", "string", static p => p.Spec.Type, "Whether the level has a limit."),
        Column.Of<PriorityLevelConfiguration>("NominalConcurrencyShares", "string", static p => p.Spec.Limited is { } limited ? limited.NominalConcurrencyShares : Cells.None, "Its share of the server's seats."),
        Column.Of<PriorityLevelConfiguration>("Queues", "string", static p => Queuing(p, static q => q.Queues), "How many queues it has."),
        Column.Of<PriorityLevelConfiguration>("HandSize", "string", static p => Queuing(p, static q => q.HandSize), "Among how many queues a flow chooses."),
        Column.Of<PriorityLevelConfiguration>("QueueLengthLimit", "string", static p => Queuing(p, static q => q.QueueLengthLimit), "How many requests may wait in one queue."),
        DefaultColumns.Age,
    ];

    private static object Queuing(PriorityLevelConfiguration level, Func<QueuingConfiguration, int> number) =>
        level.Spec.Limited?.LimitResponse.Queuing is { } queuing ? number(queuing) : Cells.None;
}
