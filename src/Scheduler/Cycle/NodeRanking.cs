namespace Keles.Scheduler;

/// <summary>How good each fitting node is, all plugins' scores added by their weights.</summary>
internal readonly record struct NodeRanking(long[] Totals, string? Error)
{
    private const long NotAsked = long.MinValue;

    /// <param name="known">What is known of the nodes already, in their order; or nothing.</param>
    public static NodeRanking Of(Profile profile, CycleState state, PodInfo pod, Snapshot snapshot, IReadOnlyList<NodeInfo> nodes, IReadOnlyList<Opinion?> known)
    {
        foreach (var (plugin, _) in profile.Scores)
        {
            var verdict = plugin.PreScore(state, pod, snapshot, nodes);
            if (verdict.IsSkip) state.SkippedScores.Add(plugin.Name);
            else if (!verdict.IsSuccess) return new([], $"running PreScore plugin \"{plugin.Name}\": {verdict.Message}");
        }

        var totals = new long[nodes.Count];
        var scores = new long[nodes.Count];
        for (var at = 0; at < profile.Scores.Count; at++)
        {
            var (plugin, weight) = profile.Scores[at];
            if (state.SkippedScores.Contains(plugin.Name)) continue;
            var isLocal = plugin is INodeLocal && known.Count == nodes.Count;
            for (var i = 0; i < scores.Length; i++) scores[i] = isLocal && known[i] is { } opinion ? Known(opinion, at, profile.Scores.Count, plugin, state, pod) : plugin.Score(state, pod, nodes[i]);
            plugin.Normalize(state, nodes, scores);
            for (var i = 0; i < scores.Length; i++) totals[i] += weight * scores[i];
        }

        return new(totals, null);
    }

    private static long Known(Opinion opinion, int at, int plugins, IScorePlugin plugin, CycleState state, PodInfo pod)
    {
        if (opinion.Scores is null) Array.Fill(opinion.Scores = new long[plugins], NotAsked);
        ref var score = ref opinion.Scores[at];
        if (score == NotAsked) score = plugin.Score(state, pod, opinion.Node);
        return score;
    }
}
