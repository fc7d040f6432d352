namespace Keles.ApiServer.FlowControl;

/// <summary>What a priority level does with requests that find no seat.</summary>
/// <param name="Queues">Negative: there is no limit. Zero: they are refused.</param>
/// <param name="LengthLimit">Requests in one queue.</param>
/// <param name="HandSize">Queues among which a flow takes the shortest.</param>
internal readonly record struct QueueShape(int Queues, int LengthLimit, int HandSize)
{
    public static QueueShape Exempt { get; } = new(-1, 0, 0);

    public static QueueShape Reject { get; } = new(0, 0, 0);

    public bool IsExempt => Queues < 0;
}
