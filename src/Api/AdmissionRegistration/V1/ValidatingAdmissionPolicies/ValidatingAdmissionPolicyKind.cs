namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>The descriptor of ValidatingAdmissionPolicy.</summary>
public static class ValidatingAdmissionPolicyKind
{
    public static Kind<ValidatingAdmissionPolicy> Kind { get; } = new()
    {
        Group = "admissionregistration.k8s.io",
        Version = "v1",
        Name = "ValidatingAdmissionPolicy",
        Plural = "validatingadmissionpolicies",
        Singular = "validatingadmissionpolicy",
        Namespaced = false,
        Categories = ["api-extensions"],
        Subresources =
        [
            new("status", "ValidatingAdmissionPolicy", Verbs.GetPatchUpdate),
        ],
        StoragePrefix = "validatingadmissionpolicies",
    };
}
