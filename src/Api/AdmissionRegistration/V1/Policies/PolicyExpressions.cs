using Keles.Api.Expressions;
using Keles.Cel;
using Keles.Machinery;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>Compiles the expressions of one policy: each sees the variables named before it.</summary>
internal sealed class PolicyExpressions(bool hasParams, bool makesPatches, bool composes, FieldErrors errors)
{
    private readonly ComposedVariables variables = new();

    public void Variable(Variable variable, FieldPath path)
    {
        if (variable.Name.AsSpan().Trim().IsEmpty) errors.Required(path.Child("name"), "name is not specified");
        else if (!CelIdentifiers.IsIdentifier(variable.Name)) errors.Invalid(path.Child("name"), variable.Name, "name is not a valid CEL identifier");
        if (variable.Expression.AsSpan().Trim().IsEmpty)
        {
            errors.Required(path.Child("expression"), "expression is not specified");
            return;
        }

        var environment = Environment(hasAuthorizer: true);
        Report(variables.Add(variable.Name, variable.Expression, environment.Untyped, environment.Types), ExpressionTypes.Any, variable.Expression, path.Child("expression"));
    }

    public void Check(string expression, FieldPath path, CelType[] wanted, bool hasAuthorizer = true) => Check(expression, expression, path, wanted, hasAuthorizer);

    /// <param name="shown">What an error names as the value.</param>
    public void Check(string expression, string shown, FieldPath path, CelType[] wanted, bool hasAuthorizer = true)
    {
        var environment = Environment(hasAuthorizer);
        var known = composes ? variables.In(environment.Untyped, environment.Types) : environment.Untyped;
        Report(known.Compile(expression), wanted, shown, path);
    }

    private AdmissionEnvironment Environment(bool hasAuthorizer) => new(hasParams, hasAuthorizer, makesPatches);

    private void Report(CelCompilation compilation, CelType[] wanted, string shown, FieldPath path)
    {
        if (ExpressionTypes.Problem(compilation, wanted) is { } problem) errors.Invalid(path, shown, problem);
    }
}
