namespace Keles.Scheduler;

/// <summary>How good each fitting node is, all plugins' scores added by their weights.</summary>
internal readonly record struct NodeRanking(long[] Totals, string? Error)
{
    public static NodeRanking Of(Profile profile, CycleState state, PodInfo pod, Snapshot snapshot, IReadOnlyList<NodeInfo> nodes)
    {
        foreach (var (plugin, _) in profile.Scores)
        {
            var verdict = plugin.PreScore(state, pod, snapshot, nodes);
            if (verdict.IsSkip) state.SkippedScores.Add(plugin.Name);
            else if (!verdict.IsSuccess) return new([], $"running PreScore plugin \"{plugin.Name}\": {verdict.Message}");
        }

        var totals = new long[nodes.Count];
        var scores = new long[nodes.Count];
        foreach (var (plugin, weight) in profile.Scores)
        {
            if (state.SkippedScores.Contains(plugin.Name)) continue;
            for (var i = 0; i < scores.Length; i++) scores[i] = plugin.Score(state, pod, nodes[i]);
            plugin.Normalize(state, nodes, scores);
            for (var i = 0; i < scores.Length; i++) totals[i] += weight * scores[i];
        }

        return new(totals, null);
    }
}
