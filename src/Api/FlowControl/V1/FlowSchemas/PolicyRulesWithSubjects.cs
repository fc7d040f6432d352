using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.FlowControl.V1;

[ApiType("io.k8s.api.flowcontrol.v1.PolicyRulesWithSubjects")]
public sealed partial record PolicyRulesWithSubjects
{
    [Field("subjects", 1, Required = true, Always = true, List = ListType.Atomic)]
    public Items<Subject> Subjects { get; init; }

    [Field("resourceRules", 2, List = ListType.Atomic)]
    public Items<ResourcePolicyRule> ResourceRules { get; init; }

    [Field("nonResourceRules", 3, List = ListType.Atomic)]
    public Items<NonResourcePolicyRule> NonResourceRules { get; init; }
}
