namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>The descriptor of MutatingAdmissionPolicyBinding.</summary>
public static class MutatingAdmissionPolicyBindingKind
{
    public static Kind<MutatingAdmissionPolicyBinding> Kind { get; } = new()
    {
        Group = "admissionregistration.k8s.io",
        Version = "v1",
        Name = "MutatingAdmissionPolicyBinding",
        Plural = "mutatingadmissionpolicybindings",
        Singular = "mutatingadmissionpolicybinding",
        Namespaced = false,
        Categories = ["api-extensions"],
        StoragePrefix = "mutatingadmissionpolicybindings",
        AllowsUnconditionalUpdate = false,
        GenerationChanges = static (a, b) => !Semantic.Equal(a.Spec, b.Spec),
        Columns = AdmissionColumns.OfBindings<MutatingAdmissionPolicyBinding>(static b => b.Spec.PolicyName, static b => b.Spec.ParamRef),
        Defaults = AdmissionDefaults.Of,
        Validation = PolicyBindingValidation.OnCreate,
        UpdateValidation = PolicyBindingValidation.OnUpdate,
    };
}
