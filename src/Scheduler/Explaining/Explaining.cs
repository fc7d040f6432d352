namespace Keles.Scheduler;

/// <summary>One way through all plugins of a profile, every one of them asked and every word kept.</summary>
internal sealed class Explaining(Profile profile, PodInfo pod, Snapshot snapshot, Nominations nominations, IClusterView cluster)
{
    private readonly CycleState state = new();
    private readonly FilterRun filters = new(profile, nominations);

    public SchedulingExplanation Run()
    {
        var (said, refused, allowed) = PreFilter();
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
        return nodes.Values.Any(static n => n.Fits) ? Placed(explanation) : Rejected(explanation, refused);
    }

    private (Items<(string Plugin, Verdict Verdict)> Said, Verdict? Refused, HashSet<string>? Allowed) PreFilter()
    {
        List<(string, Verdict)> said = [];
        Verdict? refused = null;
        HashSet<string>? allowed = null;
        foreach (var plugin in profile.PreFilters)
        {
            var answer = plugin.PreFilter(state, pod, snapshot);
            said.Add((plugin.Name, answer.Verdict));
            if (answer.Verdict.IsSkip) state.SkippedFilters.Add(plugin.Name);
            else if (!answer.Verdict.IsSuccess) refused ??= answer.Verdict;
            else if (answer.Nodes is { } only) allowed = allowed is null ? new(only, StringComparer.Ordinal) : [.. allowed.Intersect(only, StringComparer.Ordinal)];
        }

        return ([.. said], refused, allowed);
    }

    private NodeExplanation Look(NodeInfo node, Items<(string Plugin, Verdict Verdict)> said, HashSet<string>? allowed)
    {
        // A plugin that has said no to all nodes cannot be asked about one.
        var refusing = said.Where(static s => !s.Verdict.IsSkip && !s.Verdict.IsSuccess);
        List<PluginSaid> all = [.. refusing.Select(static s => PluginSaid.Of(s.Plugin, s.Verdict))];
        all.AddRange(filters.Each(state, pod, node, except: refusing.Select(static s => s.Plugin)).Select(static v => PluginSaid.Of(v.Plugin, v.Verdict)));

        // Where other nodes are named the scheduler does not look here at all.
        if (allowed?.Contains(node.Name) == false && !all.Exists(static a => a.IsNo)) all.Add(new("PreFilter", "UnschedulableAndUnresolvable", ["the pod names other nodes"]));
        return new(node.Name, !all.Exists(static a => a.IsNo), [.. all], []);
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

    private SchedulingExplanation Rejected(SchedulingExplanation explanation, Verdict? refused)
    {
        var diagnosis = DiagnosisOf(explanation, refused);
        var outcome = SchedulingCycle.Reject(profile, state, pod, snapshot, diagnosis, filters);
        var preempting = profile.PostFilters.OfType<DefaultPreemption>().FirstOrDefault();
        return explanation with
        {
            Message = outcome.Diagnosis.ToString(),
            PreemptOn = outcome.Preemption?.Node ?? "",
            Nodes = preempting is null ? explanation.Nodes : explanation.Nodes.Select(n => n with { Preemption = VictimsOn(n.Name, diagnosis, preempting.Name) }),
        };
    }

    private Diagnosis DiagnosisOf(SchedulingExplanation explanation, Verdict? refused)
    {
        if (refused is not null) return new(new Dictionary<string, Verdict>(), refused, snapshot.Nodes.Count, refused.Message) { RejectedBy = [refused.Plugin] };
        var verdicts = explanation.Nodes.ToDictionary(static n => n.Name, n => VerdictOf(n.No!), StringComparer.Ordinal);
        return new(verdicts, Verdict.Success, snapshot.Nodes.Count) { RejectedBy = [.. explanation.Nodes.Select(static n => n.No!.Plugin)] };
    }

    private static Verdict VerdictOf(PluginSaid no) => no.Verdict == "Unschedulable" ? Verdict.Unschedulable(no.Plugin, no.Reasons) : Verdict.Unresolvable(no.Plugin, no.Reasons);

    private NodeVictims VictimsOn(string name, Diagnosis diagnosis, string plugin)
    {
        if (diagnosis.Of(name).Code != VerdictCode.Unschedulable) return new([], 0, "Preemption is not helpful for scheduling");
        var (found, verdict) = Victims.On(snapshot.Find(name)!, pod, state, filters, cluster, plugin);
        return found is { Victims.IsEmpty: false }
            ? new(found.Victims.Select(static v => new PodVictim(v.Namespace, v.Key.Name, v.Priority)), found.BudgetViolations, "")
            : new([], 0, found is null ? verdict.Message : Victims.None);
    }
}
