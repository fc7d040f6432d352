using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>Where a policy is in force.</summary>
[ApiType("io.k8s.api.admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec")]
public sealed partial record ValidatingAdmissionPolicyBindingSpec
{
    /// <summary>The policy.</summary>
    [Field("policyName", 1, Required = true)]
    public string PolicyName { get; init; } = "";

    /// <summary>Its parameters.</summary>
    [Field("paramRef", 2)]
    public ParamRef? ParamRef { get; init; }

    /// <summary>Which requests, beside what the policy says.</summary>
    [Field("matchResources", 3)]
    public MatchResources? MatchResources { get; init; }

    /// <summary>What happens: Deny, Warn, Audit.</summary>
    [Field("validationActions", 4, Required = true, List = ListType.Set)]
    public Items<string> ValidationActions { get; init; }
}
