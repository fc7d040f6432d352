using Keles.Machinery;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>What holds for the bindings of policies.</summary>
internal static class PolicyBindingValidation
{
    private static readonly FieldPath Root = FieldPath.Root("spec");

    public static void OnCreate(ValidatingAdmissionPolicyBinding o, FieldErrors errors)
    {
        Head(o.Spec.PolicyName, o.Spec.ParamRef, o.Spec.MatchResources, errors);
        Actions(o.Spec.ValidationActions, Root.Child("validationActions"), errors);
    }

    public static void OnUpdate(ValidatingAdmissionPolicyBinding o, ValidatingAdmissionPolicyBinding stored, FieldErrors errors) => OnCreate(o, errors);

    public static void OnCreate(MutatingAdmissionPolicyBinding o, FieldErrors errors) => Head(o.Spec.PolicyName, o.Spec.ParamRef, o.Spec.MatchResources, errors);

    public static void OnUpdate(MutatingAdmissionPolicyBinding o, MutatingAdmissionPolicyBinding stored, FieldErrors errors) => OnCreate(o, errors);

    private static void Head(string policy, ParamRef? parameters, MatchResources? match, FieldErrors errors)
    {
        if (errors.RequireText(Root.Child("policyName"), policy)) errors.RequireSubdomain(Root.Child("policyName"), policy);
        ParamValidation.Reference(parameters, Root.Child("paramRef"), errors);

        // Upstream's path has this slip of the pen; clients see it.
        MatchResourcesValidation.Of(match, Root.Child("matchResouces"), errors);
    }

    private static void Actions(Items<string> actions, FieldPath path, FieldErrors errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < actions.Count; i++)
        {
            errors.RequireOneOf(path.Index(i), actions[i], "Audit", "Deny", "Warn");
            if (!seen.Add(actions[i])) errors.Duplicate(path.Index(i), actions[i]);
        }

        if (seen.Contains("Deny") && seen.Contains("Warn"))
            errors.Invalid(path, actions, "must not contain both Deny and Warn (repeating the same validation failure information in the API response and headers serves no purpose)");
        if (actions.IsEmpty) errors.Required(path, "at least one validation action is required");
    }
}
