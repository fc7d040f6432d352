using Keles.Api.AdmissionRegistration.V1;
using Keles.Api.Expressions;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>A validating policy's expressions, compiled.</summary>
internal sealed class CompiledPolicy
{
    private CompiledPolicy(ValidatingAdmissionPolicySpec spec)
    {
        var hasParams = spec.ParamKind is not null;
        var full = new AdmissionEnvironment(hasParams, HasAuthorizer: true);
        Conditions = MatchConditions.Of(spec.MatchConditions, spec.FailurePolicy, full.Untyped);
        Composed = ComposedValues.Of(spec.Variables, full);
        var environment = ComposedValues.EnvironmentOf(Composed, full);
        var ofMessages = ComposedValues.EnvironmentOf(Composed, full with { HasAuthorizer = false });
        Validations = [.. spec.Validations.Select(v => new CompiledValidation(
            v,
            CompiledExpression.Of(v.Expression, environment, ExpressionTypes.Bool),
            v.MessageExpression.Length == 0 ? null : CompiledExpression.Of(v.MessageExpression, ofMessages, ExpressionTypes.Text)))];
        Annotations = [.. spec.AuditAnnotations.Select(a => (a.Key, CompiledExpression.Of(a.ValueExpression.Trim(), environment, ExpressionTypes.TextOrNull)))];
    }

    public MatchConditions Conditions { get; }

    public ComposedValues? Composed { get; }

    public CompiledValidation[] Validations { get; }

    public (string Key, CompiledExpression Value)[] Annotations { get; }

    public static CompiledPolicy Of(ValidatingAdmissionPolicy policy) => new(policy.Spec);
}

/// <summary>One condition with the expression of its message.</summary>
internal sealed record CompiledValidation(Validation Declared, CompiledExpression Condition, CompiledExpression? Message);
