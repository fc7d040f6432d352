namespace Keles.Scheduler;

/// <summary>How good a node is among those that fit.</summary>
internal interface IScorePlugin : IPlugin
{
    /// <summary>Looks at the pod and the nodes that fit, before each is scored; may skip.</summary>
    Verdict PreScore(CycleState state, PodInfo pod, Snapshot snapshot, IReadOnlyList<NodeInfo> fitting) => Verdict.Success;

    long Score(CycleState state, PodInfo pod, NodeInfo node);

    /// <summary>Brings all scores between 0 and <see cref="Scores.Max"/>.</summary>
    void Normalize(CycleState state, IReadOnlyList<NodeInfo> nodes, Span<long> scores)
    {
    }
}
