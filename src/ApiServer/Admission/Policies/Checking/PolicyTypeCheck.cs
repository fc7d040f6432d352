using Keles.Api;
using Keles.Api.AdmissionRegistration.V1;
using Keles.Api.Expressions;
using Keles.Cel;
using Keles.Machinery;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>Holds a policy's expressions against the kinds it names: what would go wrong at every request is said at once.</summary>
internal sealed class PolicyTypeCheck(EquivalentKinds kinds)
{
    private readonly RecordTypes records = new();

    public Items<ExpressionWarning> Check(ValidatingAdmissionPolicy policy)
    {
        var types = KindsOf(policy.Spec.MatchConstraints?.ResourceRules ?? default);
        var parameters = policy.Spec.ParamKind is { } kind && kinds.Find(kind.ApiVersion, kind.Kind) is { } found ? records.Of(found) : null;
        var warnings = new List<ExpressionWarning>();
        for (var i = 0; i < policy.Spec.Validations.Count; i++)
        {
            var (validation, path) = (policy.Spec.Validations[i], FieldPath.Root("spec", "validations").Index(i));
            Add(warnings, path.Child("expression"), validation.Expression, types, parameters, policy.Spec.Variables);
            if (validation.MessageExpression.Length > 0) Add(warnings, path.Child("messageExpression"), validation.MessageExpression, types, parameters, policy.Spec.Variables);
        }

        return warnings.ToItems();
    }

    private void Add(List<ExpressionWarning> warnings, FieldPath path, string expression, IReadOnlyList<Kind> types, CelType? parameters, Items<Variable> variables)
    {
        var found = types.Select(k => (Kind: k, Errors: Errors(expression, records.Of(k)!, parameters, variables))).Where(static f => f.Errors.Length > 0)
            .Select(static f => $"{f.Kind.Group}/{f.Kind.Version}, Kind={f.Kind.Name}: {f.Errors}\n").ToArray();
        if (found.Length > 0) warnings.Add(new() { FieldRef = path.ToString(), Warning = string.Join('\n', found) });
    }

    private string Errors(string expression, CelType type, CelType? parameters, Items<Variable> variables)
    {
        var all = new JoinedTypes(AdmissionTypes.Types, records);
        var environment = new AdmissionEnvironment(HasParams: false, HasAuthorizer: true).Untyped.WithTypes(all)
            .WithVariable(AdmissionVariables.Object, type).WithVariable(AdmissionVariables.OldObject, type);
        if (parameters is not null) environment = environment.WithVariable(AdmissionVariables.Params, parameters);
        var composed = new ComposedVariables();
        foreach (var variable in variables) composed.Add(variable.Name, variable.Expression, environment, all);
        return composed.In(environment, all).Compile(expression).Errors;
    }

    /// <summary>Rules with wildcards name no kind in particular, so nothing is held against them.</summary>
    private List<Kind> KindsOf(Items<NamedRuleWithOperations> rules)
    {
        var found = new List<Kind>();
        foreach (var rule in rules)
        {
            if (rule.ApiGroups.Any(HasWildcard) || rule.ApiVersions.Any(HasWildcard)) continue;
            foreach (var group in rule.ApiGroups)
            {
                foreach (var version in rule.ApiVersions)
                {
                    foreach (var resource in rule.Resources.Where(static r => r.AsSpan().IndexOfAny('*', '/') < 0))
                        found.AddRange(kinds.Of(group, version, resource).Where(k => records.Of(k) is not null));
                }
            }
        }

        return [.. found.Distinct().Take(PolicyLimits.CheckedKinds).OrderBy(static k => k.Group, StringComparer.Ordinal).ThenBy(static k => k.Version, StringComparer.Ordinal).ThenBy(static k => k.Name, StringComparer.Ordinal)];
    }

    private static bool HasWildcard(string text) => text.Contains('*', StringComparison.Ordinal);
}
