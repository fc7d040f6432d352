using System.Globalization;
using System.Text;

namespace Keles.Scheduler;

/// <summary>An explanation for people.</summary>
public static class ExplanationText
{
    public static string Of(SchedulingExplanation explanation)
    {
        var text = new StringBuilder();
        Head(text, explanation);
        foreach (var node in explanation.Nodes) Node(text, node, explanation);
        text.Append('\n');
        if (explanation is { BoundTo: "", Gate: null } || explanation.Best.IsEmpty) text.Append(explanation.Message).Append('\n');
        else text.Append(Line($"Best: {string.Join(", ", explanation.Best)}"));
        if (explanation.PreemptOn.Length > 0) text.Append(Line($"Pods on {explanation.PreemptOn} would have to go (see there)."));
        return text.ToString();
    }

    private static void Head(StringBuilder text, SchedulingExplanation explanation)
    {
        text.Append(Line($"Pod {explanation.Pod}, scheduler {explanation.SchedulerName}"));
        if (explanation.BoundTo.Length > 0) text.Append(Line($"It is on {explanation.BoundTo} already; this is what would be decided if it were pending now."));
        if (explanation.NominatedTo.Length > 0) text.Append(Line($"It is promised {explanation.NominatedTo}, and goes there if it fits."));
        if (explanation.Gate is { } gate) text.Append(Line($"It is not looked at: {gate.Plugin}: {string.Join(", ", gate.Reasons)}. Below is what would be without that."));
        foreach (var said in explanation.PreFilters.Where(static s => s.IsNo)) text.Append(Line($"On no node: {said.Plugin}: {string.Join(", ", said.Reasons)} ({said.Verdict})"));
    }

    private static void Node(StringBuilder text, NodeExplanation node, SchedulingExplanation explanation)
    {
        text.Append('\n').Append(node.Name);
        text.Append(node.Fits ? Line($": fits, {node.Total} points{(explanation.Best.Contains(node.Name) ? explanation.Best.Count == 1 ? ", the best" : ", among the best" : "")}") : ": does not fit\n");
        var width = node.Filters.Select(static f => f.Plugin.Length).Concat(node.Scores.Select(static s => s.Plugin.Length)).DefaultIfEmpty().Max();
        foreach (var said in node.Filters) text.Append(Line($"  filter  {said.Plugin.PadRight(width)}  {(said.IsNo ? $"no: {string.Join(", ", said.Reasons)} ({said.Verdict})" : said.Verdict == "Skip" ? "-" : "yes")}"));
        foreach (var score in node.Scores) text.Append(Line($"  score   {score.Plugin.PadRight(width)}  {score.Normalized,3} x {score.Weight} = {score.Weighted}{(score.Raw == score.Normalized ? "" : $"  (raw {score.Raw})")}"));
        if (node.Preemption is { } preemption) text.Append(Line($"  preemption: {Victims(preemption)}"));
    }

    private static string Victims(NodeVictims preemption)
    {
        if (preemption.Victims.IsEmpty) return preemption.Why;
        var names = string.Join(", ", preemption.Victims.Select(static v => string.Create(CultureInfo.InvariantCulture, $"{v.Namespace}/{v.Name} (priority {v.Priority})")));
        return preemption.BudgetViolations == 0 ? $"would have to go: {names}" : string.Create(CultureInfo.InvariantCulture, $"would have to go: {names}; {preemption.BudgetViolations} of them against a disruption budget");
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture) + "\n";
}
