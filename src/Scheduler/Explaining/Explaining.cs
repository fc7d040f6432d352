namespace Keles.Scheduler;

/// <summary>One way through all plugins of a profile, every one of them asked and every word kept.</summary>
internal sealed class Explaining(Profile profile, PodInfo pod, Snapshot snapshot, Nominations nominations, IClusterView cluster)
{
    private readonly CycleState state = new();
    private readonly FilterRun filters = new(profile, nominations);

    public SchedulingExplanation Run()
    {
        var (said, allowed) = PreFilter();
        var nodes = snapshot.Nodes.ToDictionary(static n => n.Name, n => Look(n, said, allowed), StringComparer.Ordinal);
        var scored = Score([.. snapshot.Nodes.Where(n => nodes[n.Name].Fits)]);
        var explanation = new SchedulingExplanation
        {
            Pod = pod.Key,
            SchedulerName = profile.SchedulerName,
            NominatedTo = nominations.NodeOf(pod.Uid),
            Gate = profile.PreEnqueue(pod.Pod) is { IsSuccess: false } gate ? PluginSaid.Of(gate.Plugin, gate) : null,
            PreFilters = said.Select(static s => PluginSaid.Of(s.Plugin, s.Verdict)),
            SkippedScores = [.. state.SkippedScores.Order(StringComparer.Ordinal)],
            Nodes = [.. nodes.Values.Select(n => n with { Scores = scored.GetValueOrDefault(n.Name) }).OrderByDescending(static n => n.Fits).ThenByDescending(static n => n.Total).ThenBy(static n => n.Name, StringComparer.Ordinal)],
        };
        return nodes.Values.Any(static n => n.Fits) ? Placed(explanation) : Rejected(explanation);
    }

    private (Items<(string Plugin, Verdict Verdict)> Said, HashSet<string>? Allowed) PreFilter()
    {
        List<(string, Verdict)> said = [];
        HashSet<string>? allowed = null;
        foreach (var plugin in profile.PreFilters)
        {
            var answer = plugin.PreFilter(state, pod, snapshot);
            said.Add((plugin.Name, answer.Verdict));
            if (answer.Verdict.IsSkip) state.SkippedFilters.Add(plugin.Name);
            else if (answer is { Verdict.IsSuccess: true, Nodes: { } only }) allowed = allowed is null ? new(only, StringComparer.Ordinal) : [.. allowed.Intersect(only, StringComparer.Ordinal)];
        }

        return ([.. said], allowed);
    }

    private NodeExplanation Look(NodeInfo node, Items<(string Plugin, Verdict Verdict)> said, HashSet<string>? allowed)
    {
        // A plugin that has said no to all nodes cannot be asked about one.
        var refusing = said.Where(static s => !s.Verdict.IsSkip && !s.Verdict.IsSuccess);
        List<PluginSaid> all = [.. refusing.Select(static s => PluginSaid.Of(s.Plugin, s.Verdict))];
        all.AddRange(filters.Each(state, pod, node, except: refusing.Select(static s => s.Plugin)).Select(static v => PluginSaid.Of(v.Plugin, v.Verdict)));

        // Where other nodes are named the scheduler does not look here at all.
        if (allowed?.Contains(node.Name) == false && !all.Exists(static a => a.IsNo)) all.Add(new("PreFilter", "UnschedulableAndUnresolvable", ["the pod names other nodes"]));
        Items<PluginSaid> heard = [.. all];
        return new(node.Name, !heard.Any(static a => a.IsNo), heard, []) { Lacks = ResourceShortage.Behind(heard, pod, filters.Seen(state, pod, node)) };
    }

    private Dictionary<string, Items<PluginScore>> Score(IReadOnlyList<NodeInfo> fitting)
    {
        var scores = fitting.ToDictionary(static n => n.Name, static _ => default(Items<PluginScore>), StringComparer.Ordinal);
        foreach (var (plugin, weight) in fitting.Count == 0 ? [] : profile.Scores)
        {
            if (plugin.PreScore(state, pod, snapshot, fitting).IsSkip)
            {
                state.SkippedScores.Add(plugin.Name);
                continue;
            }

            long[] raw = [.. fitting.Select(n => plugin.Score(state, pod, n))];
            long[] normalized = [.. raw];
            plugin.Normalize(state, fitting, normalized);
            for (var i = 0; i < raw.Length; i++) scores[fitting[i].Name] = scores[fitting[i].Name].Add(new(plugin.Name, raw[i], normalized[i], weight));
        }

        return scores;
    }

    /// <summary>A node that is promised to the pod and fits goes before all others.</summary>
    private static SchedulingExplanation Placed(SchedulingExplanation explanation)
    {
        var fitting = explanation.Nodes.Where(static n => n.Fits);
        var best = fitting.Where(n => n.Name == explanation.NominatedTo);
        if (best.IsEmpty) best = fitting.Where(n => n.Total == fitting.Max(static f => f.Total));
        var chosen = best.Select(static n => n.Name);
        var message = chosen.Count == 1
            ? $"Successfully assigned {explanation.Pod.Namespace}/{explanation.Pod.Name} to {chosen[0]}"
            : $"{chosen.Count} nodes are equally good; one of them is drawn by lot";
        return explanation with { Best = chosen, Message = message };
    }

    /// <summary>The words are those of a search of its own, which asks no more than the scheduler does.</summary>
    private SchedulingExplanation Rejected(SchedulingExplanation explanation)
    {
        var (own, ownFilters) = (new CycleState(), new FilterRun(profile, nominations));
        var found = new NodeSearch(profile, ownFilters, nominations, new()).Run(own, pod, snapshot, 0);
        if (found.Error is { } error) return explanation with { Message = error };
        var outcome = SchedulingCycle.Reject(profile, own, pod, snapshot, found.Diagnosis, ownFilters);
        var preempting = profile.PostFilters.OfType<DefaultPreemption>().FirstOrDefault();
        return explanation with
        {
            Message = outcome.Diagnosis.ToString(),
            PreemptOn = outcome.Preemption?.Node ?? "",
            Nodes = preempting is null ? explanation.Nodes : explanation.Nodes.Select(n => n with { Preemption = VictimsOn(n.Name, found.Diagnosis, preempting.Name) }),
        };
    }

    private NodeVictims VictimsOn(string name, Diagnosis diagnosis, string plugin)
    {
        if (diagnosis.Of(name).Code != VerdictCode.Unschedulable) return new([], 0, "Preemption is not helpful for scheduling");
        var (found, verdict) = Victims.On(snapshot.Find(name)!, pod, state, filters, cluster, plugin);
        return found is { Victims.IsEmpty: false }
            ? new(found.Victims.Select(static v => new PodVictim(v.Namespace, v.Key.Name, v.Priority)), found.BudgetViolations, "")
            : new([], 0, found is null ? verdict.Message : Victims.None);
    }
}
