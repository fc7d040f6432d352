using Keles.Api.AdmissionRegistration.V1;
using Keles.Api.Expressions;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>A mutating policy's expressions, compiled.</summary>
internal sealed class CompiledMutations
{
    private CompiledMutations(MutatingAdmissionPolicySpec spec)
    {
        var full = new AdmissionEnvironment(spec.ParamKind is not null, HasAuthorizer: true, MakesPatches: true);
        Conditions = MatchConditions.Of(spec.MatchConditions, spec.FailurePolicy, full.Untyped);
        Composed = ComposedValues.Of(spec.Variables, full);
        var environment = ComposedValues.EnvironmentOf(Composed, full);
        Mutations = [.. spec.Mutations.Select(m => m.JsonPatch is { } patch && m.PatchType == "JSONPatch"
            ? (CompiledExpression.Of(patch.Expression, environment, ExpressionTypes.PatchOperations), true)
            : (CompiledExpression.Of(m.ApplyConfiguration?.Expression ?? "", environment, ExpressionTypes.Patch), false))];
    }

    public MatchConditions Conditions { get; }

    public ComposedValues? Composed { get; }

    public (CompiledExpression Expression, bool IsPatch)[] Mutations { get; }

    public static CompiledMutations Of(MutatingAdmissionPolicy policy) => new(policy.Spec);
}
