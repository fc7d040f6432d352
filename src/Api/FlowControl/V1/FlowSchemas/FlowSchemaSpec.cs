using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.FlowControl.V1;

/// <summary>Which requests a schema is for.</summary>
[ApiType("io.k8s.api.flowcontrol.v1.FlowSchemaSpec")]
public sealed partial record FlowSchemaSpec
{
    /// <summary>Their priority level.</summary>
    [Field("priorityLevelConfiguration", 1, Required = true, Always = true)]
    public PriorityLevelConfigurationReference PriorityLevelConfiguration { get; init; } = PriorityLevelConfigurationReference.Empty;

    /// <summary>Of several schemas that fit the one with the lowest number counts.</summary>
    [Field("matchingPrecedence", 2, Always = true)]
    public int MatchingPrecedence { get; init; }

    /// <summary>How they are told apart; not at all if nothing is said.</summary>
    [Field("distinguisherMethod", 3)]
    public FlowDistinguisherMethod? DistinguisherMethod { get; init; }

    /// <summary>Which requests; one rule is enough.</summary>
    [Field("rules", 4, List = ListType.Atomic)]
    public Items<PolicyRulesWithSubjects> Rules { get; init; }
}
