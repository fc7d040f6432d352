namespace Keles.LocalCluster;

/// <summary>How a node's agent is started: usually this same program with "agent …".</summary>
public sealed record AgentLaunch(string Program, IReadOnlyList<string> Arguments)
{
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();
}
