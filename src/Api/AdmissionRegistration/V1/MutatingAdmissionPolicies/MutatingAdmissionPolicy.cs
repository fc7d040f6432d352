using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>Changes that are made to objects as they are written, as CEL expressions.</summary>
[ApiType("io.k8s.api.admissionregistration.v1.MutatingAdmissionPolicy", TypeMeta = true)]
public sealed partial record MutatingAdmissionPolicy
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>What is asked for.</summary>
    [Field("spec", 2)]
    public MutatingAdmissionPolicySpec Spec { get; init; } = MutatingAdmissionPolicySpec.Empty;
}
