using Keles.Api.FlowControl.V1;

namespace Keles.ApiServer.FlowControl;

/// <summary>Which of the configured objects count, in which order; pure.</summary>
internal static class FlowDigest
{
    public static IReadOnlyList<FlowSchema> MandatorySchemas { get; } = [.. Mandatory<FlowSchema>().OrderBy(static s => s.Spec.MatchingPrecedence)];

    public static IReadOnlyList<PriorityLevelConfiguration> MandatoryLevels { get; } = [.. Mandatory<PriorityLevelConfiguration>()];

    /// <summary>The levels that make sense, and the two that there always are.</summary>
    public static IReadOnlyList<PriorityLevelConfiguration> Levels(IEnumerable<PriorityLevelConfiguration> all)
    {
        var sound = all.Where(IsSound).ToDictionary(static l => l.Metadata.Name, StringComparer.Ordinal);
        foreach (var level in MandatoryLevels) sound.TryAdd(level.Metadata.Name, level);
        return [.. sound.Values.OrderBy(static l => l.Metadata.Name, StringComparer.Ordinal)];
    }

    /// <summary>Those whose level exists, in the order in which they are matched; the one that exempts first and the one that catches all last when nobody configured them.</summary>
    public static IReadOnlyList<FlowSchema> Schemas(IEnumerable<FlowSchema> all, IReadOnlyCollection<string> levels)
    {
        var sorted = all.Where(s => levels.Contains(s.Spec.PriorityLevelConfiguration.Name))
            .OrderBy(static s => s.Spec.MatchingPrecedence).ThenBy(static s => s.Metadata.Name, StringComparer.Ordinal).ToList();
        if (sorted.All(static s => s.Metadata.Name != FlowReconciling.Exempt)) sorted.Insert(0, MandatorySchemas[0]);
        if (sorted.All(static s => s.Metadata.Name != FlowReconciling.CatchAll)) sorted.Add(MandatorySchemas[^1]);
        return sorted;
    }

    /// <summary>The condition that a schema shall have; null when it has it.</summary>
    public static FlowSchemaCondition? Condition(FlowSchema schema, IReadOnlyCollection<string> levels, DateTimeOffset now)
    {
        var level = schema.Spec.PriorityLevelConfiguration.Name;
        var found = levels.Contains(level);
        var wanted = new FlowSchemaCondition
        {
            Type = "Dangling",
            Status = found ? "False" : "True",
            Reason = found ? "Found" : "NotFound",
            Message = $"This FlowSchema references the PriorityLevelConfiguration object named \"{level}\" {(found ? "and it exists" : "but there is no such object")}",
        };
        var present = schema.Status.Conditions.FirstOrDefault(static c => c.Type == "Dangling");
        return present is not null && wanted with { LastTransitionTime = present.LastTransitionTime } == present ? null : wanted with { LastTransitionTime = Machinery.Time.From(now) };
    }

    private static bool IsSound(PriorityLevelConfiguration level) => level.Spec switch
    {
        { Type: "Limited", Limited: { } limited, Exempt: null } => level.Metadata.Name != FlowReconciling.Exempt && (limited.LimitResponse.Type == "Reject") == (limited.LimitResponse.Queuing is null),
        { Type: "Exempt", Limited: null } => level.Metadata.Name == FlowReconciling.Exempt,
        _ => false,
    };

    private static IEnumerable<T> Mandatory<T>() where T : Machinery.IApiObject =>
        BootstrapFacts.All.Select(static f => f.Object).OfType<T>().Where(static o => FlowReconciling.IsMandatory(o.Metadata.Name));
}
