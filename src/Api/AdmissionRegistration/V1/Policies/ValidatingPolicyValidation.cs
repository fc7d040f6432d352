using Keles.Api.Expressions;
using Keles.Machinery;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>What holds for a validating policy.</summary>
internal static class ValidatingPolicyValidation
{
    private const int MostAnnotations = 20;
    private const int LongestAnnotation = 5 * 1024;
    private const string AtLeastOne = "validations or auditAnnotations must contain at least one item";
    private static readonly FieldPath Root = FieldPath.Root("spec");

    public static void OnCreate(ValidatingAdmissionPolicy o, FieldErrors errors) => Of(o, o.Spec.MatchConditions, errors);

    /// <summary>Conditions that did not change are not looked at again, if the rest that they depend on did not change either.</summary>
    public static void OnUpdate(ValidatingAdmissionPolicy o, ValidatingAdmissionPolicy stored, FieldErrors errors) =>
        Of(o, o.Spec.MatchConditions == stored.Spec.MatchConditions && o.Spec.ParamKind == stored.Spec.ParamKind ? null : o.Spec.MatchConditions, errors);

    public static void OnStatusUpdate(ValidatingAdmissionPolicy o, ValidatingAdmissionPolicy stored, FieldErrors errors)
    {
        var path = FieldPath.Root("status", "typeChecking", "expressionWarnings");
        var warnings = o.Status.TypeChecking?.ExpressionWarnings ?? default;
        for (var i = 0; i < warnings.Count; i++)
        {
            errors.RequireText(path.Index(i).Child("warning"), warnings[i].Warning);
            errors.RequireText(path.Index(i).Child("fieldRef"), warnings[i].FieldRef.Trim());
        }
    }

    private static void Of(ValidatingAdmissionPolicy o, Items<MatchCondition>? conditions, FieldErrors errors)
    {
        var spec = o.Spec;
        PolicyHeadValidation.Of(spec.FailurePolicy, spec.ParamKind, spec.MatchConstraints, conditions, Root, errors);
        var expressions = new PolicyExpressions(spec.ParamKind is not null, makesPatches: false, !spec.Variables.IsEmpty, errors);
        for (var i = 0; i < spec.Variables.Count; i++) expressions.Variable(spec.Variables[i], Root.Child("variables").Index(i));
        if (spec.Validations.IsEmpty && spec.AuditAnnotations.IsEmpty)
        {
            errors.Required(Root.Child("validations"), AtLeastOne);
            errors.Required(Root.Child("auditAnnotations"), AtLeastOne);
            return;
        }

        for (var i = 0; i < spec.Validations.Count; i++) Validation(spec.Validations[i], expressions, Root.Child("validations").Index(i), errors);
        Annotations(o.Metadata.Name, spec.AuditAnnotations, expressions, Root.Child("auditAnnotations"), errors);
    }

    private static void Validation(Validation validation, PolicyExpressions expressions, FieldPath path, FieldErrors errors)
    {
        if (validation.Expression.AsSpan().Trim().IsEmpty) errors.Required(path.Child("expression"), "expression is not specified");
        else expressions.Check(validation.Expression, path.Child("expression"), ExpressionTypes.Bool);
        var message = path.Child("messageExpression");
        if (validation.MessageExpression.Length > 0)
        {
            if (validation.MessageExpression.AsSpan().Trim().IsEmpty) errors.Invalid(message, validation.MessageExpression, "must be non-empty if specified");
            else expressions.Check(validation.MessageExpression, message, ExpressionTypes.Text, hasAuthorizer: false);
        }

        var trimmed = validation.Message.AsSpan().Trim();
        if (validation.Message.Length > 0 && trimmed.IsEmpty) errors.Invalid(path.Child("message"), validation.Message, "message must be non-empty if specified");
        else if (trimmed.ContainsAny('\n', '\r')) errors.Invalid(path.Child("message"), validation.Message, "message must not contain line breaks");
        if (validation.Reason is { } reason) errors.RequireOneOf(path.Child("reason"), reason, "Forbidden", "Invalid", "RequestEntityTooLarge");
    }

    private static void Annotations(string policy, Items<AuditAnnotation> annotations, PolicyExpressions expressions, FieldPath path, FieldErrors errors)
    {
        if (annotations.Count > MostAnnotations) errors.Invalid(path, annotations, $"must not have more than {MostAnnotations} auditAnnotations");
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < annotations.Count; i++)
        {
            var (annotation, at) = (annotations[i], path.Index(i));
            if (policy.Length > 0) errors.RequireQualifiedName(at.Child("key"), $"{policy}/{annotation.Key}");
            else errors.Invalid(at.Child("key"), annotation.Key, "requires metadata.name be non-empty");
            var expression = annotation.ValueExpression.Trim();
            if (expression.Length == 0) errors.Required(at.Child("valueExpression"), "valueExpression is not specified");
            else if (FieldChecks.Bytes(expression) > LongestAnnotation) errors.Required(at.Child("valueExpression"), $"must not exceed {LongestAnnotation} bytes in length");
            else expressions.Check(expression, annotation.ValueExpression, at.Child("valueExpression"), ExpressionTypes.TextOrNull);
            if (!keys.Add(annotation.Key)) errors.Duplicate(at.Child("key"), annotation.Key);
        }
    }
}
