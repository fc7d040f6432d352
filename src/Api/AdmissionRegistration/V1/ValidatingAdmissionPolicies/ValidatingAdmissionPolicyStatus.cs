using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

[ApiType("io.k8s.api.admissionregistration.v1.ValidatingAdmissionPolicyStatus")]
public sealed partial record ValidatingAdmissionPolicyStatus
{
    [Field("observedGeneration", 1)]
    public long ObservedGeneration { get; init; }

    [Field("typeChecking", 2)]
    public TypeChecking? TypeChecking { get; init; }

    [Field("conditions", 3, List = ListType.Map, Keys = "type")]
    public Items<Condition> Conditions { get; init; }
}
