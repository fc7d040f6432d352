using System.Text.Json.Nodes;

namespace Keles.Scheduler;

/// <summary>An explanation for programs.</summary>
public static class ExplanationJson
{
    public static JsonObject Of(SchedulingExplanation explanation) => new()
    {
        ["pod"] = new JsonObject { ["namespace"] = explanation.Pod.Namespace, ["name"] = explanation.Pod.Name },
        ["schedulerName"] = explanation.SchedulerName,
        ["configuration"] = OrNull(explanation.Configuration),
        ["boundTo"] = OrNull(explanation.BoundTo),
        ["endedAs"] = OrNull(explanation.EndedAs),
        ["nominatedTo"] = OrNull(explanation.NominatedTo),
        ["gate"] = explanation.Gate is { } gate ? Said(gate) : null,
        ["preFilters"] = List(explanation.PreFilters, Said),
        ["nodes"] = List(explanation.Nodes, Node),
        ["skippedScores"] = List(explanation.SkippedScores, static s => JsonValue.Create(s)),
        ["best"] = List(explanation.Best, static s => JsonValue.Create(s)),
        ["preemptOn"] = OrNull(explanation.PreemptOn),
        ["message"] = explanation.Message,
    };

    private static JsonObject Node(NodeExplanation node)
    {
        var form = new JsonObject { ["name"] = node.Name, ["fits"] = node.Fits, ["filters"] = List(node.Filters, Said) };
        if (node.Fits)
        {
            form["scores"] = List(node.Scores, Score);
            form["total"] = node.Total;
        }

        if (!node.Lacks.IsEmpty) form["lacks"] = List(node.Lacks, static l => new JsonObject { ["resource"] = l.Resource, ["asked"] = $"{l.Asked}", ["free"] = $"{l.Free}", ["allocatable"] = $"{l.Allocatable}" });
        if (node.Preemption is { } preemption) form["preemption"] = Preemption(preemption);
        return form;
    }

    private static JsonObject Said(PluginSaid said)
    {
        var form = new JsonObject { ["plugin"] = said.Plugin, ["verdict"] = said.Verdict };
        if (!said.Reasons.IsEmpty) form["reasons"] = List(said.Reasons, static r => JsonValue.Create(r));
        return form;
    }

    private static JsonObject Score(PluginScore score) =>
        new() { ["plugin"] = score.Plugin, ["raw"] = score.Raw, ["normalized"] = score.Normalized, ["weight"] = score.Weight, ["weighted"] = score.Weighted };

    private static JsonObject Preemption(NodeVictims victims) => victims.Victims.IsEmpty
        ? new() { ["message"] = victims.Why }
        : new()
        {
            ["victims"] = List(victims.Victims, static v => new JsonObject { ["namespace"] = v.Namespace, ["name"] = v.Name, ["priority"] = v.Priority }),
            ["budgetViolations"] = victims.BudgetViolations,
        };

    private static JsonArray List<T>(Items<T> items, Func<T, JsonNode?> form) => [.. items.Select(form)];

    private static JsonNode? OrNull(string text) => text.Length == 0 ? null : text;
}
