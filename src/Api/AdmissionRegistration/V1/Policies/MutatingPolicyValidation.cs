using Keles.Api.Expressions;
using Keles.Machinery;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>What holds for a mutating policy.</summary>
internal static class MutatingPolicyValidation
{
    private const string Apply = "ApplyConfiguration";
    private const string Patch = "JSONPatch";
    private static readonly FieldPath Root = FieldPath.Root("spec");

    public static void OnCreate(MutatingAdmissionPolicy o, FieldErrors errors) => Of(o, o.Spec.MatchConditions, errors);

    public static void OnUpdate(MutatingAdmissionPolicy o, MutatingAdmissionPolicy stored, FieldErrors errors) =>
        Of(o, o.Spec.MatchConditions == stored.Spec.MatchConditions && o.Spec.ParamKind == stored.Spec.ParamKind ? null : o.Spec.MatchConditions, errors);

    private static void Of(MutatingAdmissionPolicy o, Items<MatchCondition>? conditions, FieldErrors errors)
    {
        var spec = o.Spec;
        PolicyHeadValidation.Of(spec.FailurePolicy, spec.ParamKind, spec.MatchConstraints, conditions, Root, errors);
        var expressions = new PolicyExpressions(spec.ParamKind is not null, makesPatches: true, !spec.Variables.IsEmpty, errors);
        for (var i = 0; i < spec.Variables.Count; i++) expressions.Variable(spec.Variables[i], Root.Child("variables").Index(i));
        if (spec.Mutations.IsEmpty) errors.Required(Root.Child("mutations"), "mutations must contain at least one item");
        for (var i = 0; i < spec.Mutations.Count; i++) Mutation(spec.Mutations[i], expressions, Root.Child("mutations").Index(i), errors);
        var again = Root.Child("reinvocationPolicy");
        if (spec.ReinvocationPolicy.Length == 0) errors.Required(again);
        else errors.RequireOneOf(again, spec.ReinvocationPolicy, "IfNeeded", "Never");
    }

    private static void Mutation(Mutation mutation, PolicyExpressions expressions, FieldPath path, FieldErrors errors)
    {
        if (!errors.RequireText(path.Child("patchType"), mutation.PatchType)) return;
        switch (mutation.PatchType)
        {
            case Apply:
                if (mutation.ApplyConfiguration is null) errors.Required(path.Child("applyConfiguration"), "must be specified when patchType is ApplyConfiguration");
                else Expression(mutation.ApplyConfiguration.Expression, expressions, path.Child("applyConfiguration", "expression"), ExpressionTypes.Patch, errors);
                if (mutation.JsonPatch is not null) errors.Forbidden(path.Child("jsonPatch"), "must not be specified when patchType is ApplyConfiguration");
                break;
            case Patch:
                if (mutation.JsonPatch is null) errors.Required(path.Child("jsonPatch"), "must be specified when patchType is JSONPatch");
                else Expression(mutation.JsonPatch.Expression, expressions, path.Child("jsonPatch", "expression"), ExpressionTypes.PatchOperations, errors);
                if (mutation.ApplyConfiguration is not null) errors.Forbidden(path.Child("applyConfiguration"), "must not be specified when patchType is JSONPatch");
                break;
            default:
                errors.NotSupported(path.Child("patchType"), mutation.PatchType, Apply, Patch);
                break;
        }
    }

    private static void Expression(string expression, PolicyExpressions expressions, FieldPath path, Cel.CelType[] wanted, FieldErrors errors)
    {
        if (expression.AsSpan().Trim().IsEmpty) errors.Required(path, "expression is not specified");
        else expressions.Check(expression, path, wanted);
    }
}
