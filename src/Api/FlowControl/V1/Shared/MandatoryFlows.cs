using Keles.Machinery;

namespace Keles.Api.FlowControl.V1;

/// <summary>The two schemas and levels without which no request would have a place: what they say is fixed.</summary>
public static class MandatoryFlows
{
    public const string Exempt = "exempt";
    public const string CatchAll = "catch-all";

    private static readonly FlowSchemaSpec ExemptSchema = new()
    {
        MatchingPrecedence = 1,
        PriorityLevelConfiguration = new() { Name = Exempt },
        Rules = [Everything([Group("system:masters")])],
    };

    private static readonly FlowSchemaSpec CatchAllSchema = new()
    {
        MatchingPrecedence = 10000,
        PriorityLevelConfiguration = new() { Name = CatchAll },
        DistinguisherMethod = new() { Type = "ByUser" },
        Rules = [Everything([Group("system:unauthenticated"), Group("system:authenticated")])],
    };

    private static readonly PriorityLevelConfigurationSpec ExemptLevel = new() { Type = "Exempt", Exempt = new() { NominalConcurrencyShares = 0, LendablePercent = 0 } };

    private static readonly PriorityLevelConfigurationSpec CatchAllLevel = new()
    {
        Type = "Limited",
        Limited = new() { NominalConcurrencyShares = 5, LendablePercent = 0, LimitResponse = new() { Type = "Reject" } },
    };

    /// <summary>Null for a schema that may say what it likes.</summary>
    public static FlowSchemaSpec? Schema(string name) => name switch { Exempt => ExemptSchema, CatchAll => CatchAllSchema, _ => null };

    public static PriorityLevelConfigurationSpec? Level(string name) => name switch { Exempt => ExemptLevel, CatchAll => CatchAllLevel, _ => null };

    private static Subject Group(string name) => new() { Kind = "Group", Group = new() { Name = name } };

    private static PolicyRulesWithSubjects Everything(Items<Subject> subjects) => new()
    {
        Subjects = subjects,
        ResourceRules = [new() { Verbs = ["*"], ApiGroups = ["*"], Resources = ["*"], Namespaces = ["*"], ClusterScope = true }],
        NonResourceRules = [new() { Verbs = ["*"], NonResourceURLs = ["*"] }],
    };
}
