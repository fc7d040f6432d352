using Keles.Machinery;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>What both sorts of policies have: what a failure means, parameters, matched requests, conditions.</summary>
internal static class PolicyHeadValidation
{
    public static void Of(string? failurePolicy, ParamKind? paramKind, MatchResources? match, Items<MatchCondition>? conditions, FieldPath spec, FieldErrors errors)
    {
        if (failurePolicy is null) errors.Required(spec.Child("failurePolicy"));
        else errors.RequireOneOf(spec.Child("failurePolicy"), failurePolicy, "Fail", "Ignore");
        if (paramKind is not null) ParamValidation.Kind(paramKind, spec.Child("paramKind"), errors);
        MatchResourcesValidation.OfPolicy(match, spec.Child("matchConstraints"), errors);
        if (conditions is { } checkedConditions) MatchConditionValidation.Of(checkedConditions, spec.Child("matchConditions"), errors, paramKind is not null);
    }
}
