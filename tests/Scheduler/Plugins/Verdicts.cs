namespace Keles.Scheduler.Tests.Plugins;

/// <summary>One plugin asked about one pod and some nodes, in the order of a cycle.</summary>
internal static class Verdicts
{
    /// <summary>What the plugin says of each node, in words; empty for yes.</summary>
    public static string[] Filter(IFilterPlugin plugin, Pod pod, params NodeInfo[] nodes)
    {
        var (state, info, snapshot) = (new CycleState(), new PodInfo(pod), Snapshot.Of(nodes));
        if (plugin is IPreFilterPlugin first)
        {
            var answer = first.PreFilter(state, info, snapshot);
            if (answer.Verdict.IsSkip) return [.. nodes.Select(_ => "")];
            if (!answer.Verdict.IsSuccess) return [answer.Verdict.Message];
        }

        return [.. nodes.Select(n => plugin.Filter(state, info, n).Message)];
    }

    /// <summary>The normalized scores of all nodes; empty when the plugin has nothing to say.</summary>
    public static long[] Score(IScorePlugin plugin, Pod pod, params NodeInfo[] nodes) => Score(plugin, pod, nodes, nodes);

    public static long[] Score(IScorePlugin plugin, Pod pod, NodeInfo[] all, NodeInfo[] fitting)
    {
        var (state, info, snapshot) = (new CycleState(), new PodInfo(pod), Snapshot.Of(all));
        if (plugin.PreScore(state, info, snapshot, fitting).IsSkip) return [];
        var scores = fitting.Select(n => plugin.Score(state, info, n)).ToArray();
        plugin.Normalize(state, fitting, scores);
        return scores;
    }

    public static NodeInfo With(this Node node, params Pod[] pods) => NodeInfo.Of(node, pods.Select(p => new PodInfo(p)));
}
