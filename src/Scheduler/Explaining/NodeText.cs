using System.Globalization;
using System.Text;

namespace Keles.Scheduler;

/// <summary>One node of an explanation for people: what the filters said, and then, where all said yes, the scores.</summary>
internal static class NodeText
{
    private const string Indent = "  ";

    public static void Append(StringBuilder text, NodeExplanation node, string rank)
    {
        text.Append('\n').Append(Line($"{node.Name}: {(node.Fits ? $"fits, {node.Total} points{(rank.Length == 0 ? "" : $", {rank}")}" : "does not fit")}"));
        Filters(node).AppendTo(text);
        if (node.Scores.Count > 0) Scores(node).AppendTo(text);
        if (node.Preemption is { } preemption) text.Append(Line($"{Indent}preemption: {Victims(preemption)}"));
    }

    private static TextTable Filters(NodeExplanation node)
    {
        var table = new TextTable(Indent, "FILTER", "FITS", "WHY NOT");
        foreach (var said in node.Filters)
        {
            table.Add(said.Plugin, said.IsNo ? "no" : said.Verdict == "Skip" ? "-" : "yes", said.IsNo ? $"{string.Join(", ", said.Reasons)} ({said.Verdict})" : "");
            if (said is { IsNo: true, Plugin: "NodeResourcesFit" }) foreach (var lack in node.Lacks) table.Add("", "", AmountText.Of(lack));
        }

        return table;
    }

    private static TextTable Scores(NodeExplanation node)
    {
        var table = new TextTable(Indent, "SCORE", "0-100", "WEIGHT", "POINTS", "RAW");
        foreach (var score in node.Scores) table.Add(score.Plugin, Number(score.Normalized), $"x {Number(score.Weight)}", $"= {Number(score.Weighted)}", score.Raw == score.Normalized ? "" : Number(score.Raw));
        return table;
    }

    private static string Victims(NodeVictims preemption)
    {
        if (preemption.Victims.IsEmpty) return preemption.Why;
        var names = string.Join(", ", preemption.Victims.Select(static v => string.Create(CultureInfo.InvariantCulture, $"{v.Namespace}/{v.Name} (priority {v.Priority})")));
        return preemption.BudgetViolations == 0 ? $"would have to go: {names}" : string.Create(CultureInfo.InvariantCulture, $"would have to go: {names}; {preemption.BudgetViolations} of them against a disruption budget");
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture) + "\n";
}
