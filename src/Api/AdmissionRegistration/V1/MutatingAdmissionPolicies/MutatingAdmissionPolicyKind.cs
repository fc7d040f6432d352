namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>The descriptor of MutatingAdmissionPolicy.</summary>
public static class MutatingAdmissionPolicyKind
{
    public static Kind<MutatingAdmissionPolicy> Kind { get; } = new()
    {
        Group = "admissionregistration.k8s.io",
        Version = "v1",
        Name = "MutatingAdmissionPolicy",
        Plural = "mutatingadmissionpolicies",
        Singular = "mutatingadmissionpolicy",
        Namespaced = false,
        Categories = ["api-extensions"],
        StoragePrefix = "mutatingadmissionpolicies",
        AllowsUnconditionalUpdate = false,
        GenerationChanges = static (a, b) => !Semantic.Equal(a.Spec, b.Spec),
        Columns = AdmissionColumns.OfPolicies<MutatingAdmissionPolicy>("Mutations", "How many mutations the policy makes.", static p => p.Spec.Mutations.Count, static p => p.Spec.ParamKind),
        Defaults = AdmissionDefaults.Of,
        Validation = MutatingPolicyValidation.OnCreate,
        UpdateValidation = MutatingPolicyValidation.OnUpdate,
    };
}
