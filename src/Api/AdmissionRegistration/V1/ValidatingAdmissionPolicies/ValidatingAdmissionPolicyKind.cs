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
        AllowsUnconditionalUpdate = false,
        GenerationChanges = static (a, b) => !Semantic.Equal(a.Spec, b.Spec),
        Columns = AdmissionColumns.OfPolicies<ValidatingAdmissionPolicy>("Validations", "How many rules the policy has.", static p => p.Spec.Validations.Count, static p => p.Spec.ParamKind),
        Defaults = AdmissionDefaults.Of,
        Validation = ValidatingPolicyValidation.OnCreate,
        UpdateValidation = ValidatingPolicyValidation.OnUpdate,
        StatusUpdateValidation = ValidatingPolicyValidation.OnStatusUpdate,
        CreateRule = static o => o with { Status = ValidatingAdmissionPolicyStatus.Empty },
        UpdateRule = static (o, stored) => o with { Status = stored.Status },
        StatusUpdateRule = static (o, stored) => o with { Spec = stored.Spec },
    };
}
