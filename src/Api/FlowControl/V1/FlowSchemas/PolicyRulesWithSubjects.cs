using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.FlowControl.V1;

/// <summary>Requests of certain users.</summary>
[ApiType("io.k8s.api.flowcontrol.v1.PolicyRulesWithSubjects")]
public sealed partial record PolicyRulesWithSubjects
{
    /// <summary>The users.</summary>
    [Field("subjects", 1, Required = true, Always = true, List = ListType.Atomic)]
    public Items<Subject> Subjects { get; init; }

    /// <summary>Requests for resources.</summary>
    [Field("resourceRules", 2, List = ListType.Atomic)]
    public Items<ResourcePolicyRule> ResourceRules { get; init; }

    /// <summary>Requests for other paths.</summary>
    [Field("nonResourceRules", 3, List = ListType.Atomic)]
    public Items<NonResourcePolicyRule> NonResourceRules { get; init; }
}
