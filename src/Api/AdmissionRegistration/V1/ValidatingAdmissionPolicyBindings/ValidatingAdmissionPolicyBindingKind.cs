namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>The descriptor of ValidatingAdmissionPolicyBinding.</summary>
public static class ValidatingAdmissionPolicyBindingKind
{
    public static Kind<ValidatingAdmissionPolicyBinding> Kind { get; } = new()
    {
        Group = "admissionregistration.k8s.io",
        Version = "v1",
        Name = "ValidatingAdmissionPolicyBinding",
        Plural = "validatingadmissionpolicybindings",
        Singular = "validatingadmissionpolicybinding",
        Namespaced = false,
        Categories = ["api-extensions"],
        StoragePrefix = "validatingadmissionpolicybindings",
        AllowsUnconditionalUpdate = false,
        GenerationChanges = static (a, b) => !Semantic.Equal(a.Spec, b.Spec),
        Columns = AdmissionColumns.OfBindings<ValidatingAdmissionPolicyBinding>(static b => b.Spec.PolicyName, static b => b.Spec.ParamRef),
        Defaults = AdmissionDefaults.Of,
        Validation = PolicyBindingValidation.OnCreate,
        UpdateValidation = PolicyBindingValidation.OnUpdate,
    };
}
