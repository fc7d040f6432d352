using System.Globalization;
using System.Text;

namespace Keles.Scheduler;

/// <summary>An explanation for people: what it is about, all nodes at a glance, each node in full, the outcome, and how to read it.</summary>
public static class ExplanationText
{
    private const string Legend = """

        How to read this: a filter says whether the pod may run on a node at all ("-": it has nothing to say of this pod); the scheduler stops at the
        first no, here all are asked. Unschedulable may change when pods go, UnschedulableAndUnresolvable does not change by that. Of the nodes that
        fit the one with the most points wins: each score, from 0 to 100, times its weight (RAW: on the plugin's own scale).

        """;

    public static string Of(SchedulingExplanation explanation)
    {
        var text = new StringBuilder();
        Head(text, explanation);
        Overview(text, explanation);
        foreach (var node in explanation.Nodes) NodeText.Append(text, node, Rank(node, explanation));
        text.Append('\n');
        if (explanation is { BoundTo: "", Gate: null } || explanation.Best.IsEmpty) text.Append(explanation.Message).Append('\n');
        else text.Append(Line($"Best: {string.Join(", ", explanation.Best)}"));
        if (explanation.PreemptOn.Length > 0) text.Append(Line($"Pods on {explanation.PreemptOn} would have to go (see there)."));
        if (!explanation.Nodes.IsEmpty) text.Append(Legend);
        return text.ToString();
    }

    private static void Head(StringBuilder text, SchedulingExplanation explanation)
    {
        text.Append(Line($"Pod {explanation.Pod}, scheduler {explanation.SchedulerName}"));
        if (explanation.Configuration.Length > 0) text.Append(Line($"Configuration: {explanation.Configuration}"));
        if (explanation.EndedAs.Length > 0) text.Append(Line($"It has ended ({explanation.EndedAs}){(explanation.BoundTo.Length > 0 ? $"; it was on {explanation.BoundTo}" : "")}. This is what would be decided if it were pending now."));
        else if (explanation.BoundTo.Length > 0) text.Append(Line($"It is on {explanation.BoundTo} already; this is what would be decided if it were pending now."));
        if (explanation.NominatedTo.Length > 0) text.Append(Line($"It is promised {explanation.NominatedTo}, and goes there if it fits."));
        if (explanation.Gate is { } gate) text.Append(Line($"It is not looked at: {gate.Plugin}: {string.Join(", ", gate.Reasons)}. Below is what would be without that."));
        foreach (var said in explanation.PreFilters.Where(static s => s.IsNo)) text.Append(Line($"On no node: {said.Plugin}: {string.Join(", ", said.Reasons)} ({said.Verdict})"));
    }

    private static void Overview(StringBuilder text, SchedulingExplanation explanation)
    {
        if (explanation.Nodes.IsEmpty) return;
        var table = new TextTable("", "NODE", "FITS", "POINTS", "");
        foreach (var node in explanation.Nodes)
        {
            var words = node.Fits ? Rank(node, explanation) : string.Join("; ", node.Filters.Where(static f => f.IsNo).Select(static f => $"{f.Plugin}: {string.Join(", ", f.Reasons)}"));
            var here = node.Name == explanation.BoundTo && explanation.EndedAs.Length == 0 ? "the pod is here" : "";
            table.Add(node.Name, node.Fits ? "yes" : "no", node.Fits ? node.Total.ToString(CultureInfo.InvariantCulture) : "", string.Join("; ", ((string[])[here, words]).Where(static w => w.Length > 0)));
        }

        text.Append('\n');
        table.AppendTo(text);
    }

    private static string Rank(NodeExplanation node, SchedulingExplanation explanation) =>
        !explanation.Best.Contains(node.Name) ? "" : explanation.Best.Count == 1 ? "the best" : "among the best";

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture) + "\n";
}
