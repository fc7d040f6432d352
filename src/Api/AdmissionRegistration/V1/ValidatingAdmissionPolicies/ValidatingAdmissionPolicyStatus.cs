using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>The state of a policy.</summary>
[ApiType("io.k8s.api.admissionregistration.v1.ValidatingAdmissionPolicyStatus")]
public sealed partial record ValidatingAdmissionPolicyStatus
{
    /// <summary>The generation of the spec that the status speaks of.</summary>
    [Field("observedGeneration", 1)]
    public long ObservedGeneration { get; init; }

    /// <summary>What a check of the expressions found.</summary>
    [Field("typeChecking", 2)]
    public TypeChecking? TypeChecking { get; init; }

    /// <summary>What holds of it.</summary>
    [Field("conditions", 3, List = ListType.Map, Keys = "type")]
    public Items<Condition> Conditions { get; init; }
}
