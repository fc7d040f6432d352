using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.FlowControl.V1;

[ApiType("io.k8s.api.flowcontrol.v1.FlowSchemaSpec")]
public sealed partial record FlowSchemaSpec
{
    [Field("priorityLevelConfiguration", 1, Required = true, Always = true)]
    public PriorityLevelConfigurationReference PriorityLevelConfiguration { get; init; } = PriorityLevelConfigurationReference.Empty;

    [Field("matchingPrecedence", 2, Always = true)]
    public int MatchingPrecedence { get; init; }

    [Field("distinguisherMethod", 3)]
    public FlowDistinguisherMethod? DistinguisherMethod { get; init; }

    [Field("rules", 4, List = ListType.Atomic)]
    public Items<PolicyRulesWithSubjects> Rules { get; init; }
}
