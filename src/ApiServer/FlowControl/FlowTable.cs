namespace Keles.ApiServer.FlowControl;

/// <summary>All flow schemas in the order of their precedence and all levels, at one moment; replaced whole.</summary>
/// <param name="Flows">The last is the one that catches all.</param>
internal sealed record FlowTable(IReadOnlyList<FlowEntry> Flows, IReadOnlyList<PriorityLevel> Levels)
{
    private readonly FlowEntry[] flows = [.. Flows];

    public FlowEntry Classify(UserIdentity user, RequestInfo info)
    {
        foreach (var flow in flows)
        {
            if (flow.Matches(user, info)) return flow;
        }

        return flows[^1];
    }
}
