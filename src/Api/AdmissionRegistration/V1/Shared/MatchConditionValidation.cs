using Keles.Api.Expressions;
using Keles.Machinery;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>The conditions under which a webhook or a policy is asked at all.</summary>
internal static class MatchConditionValidation
{
    private const int Most = 64;

    /// <param name="hasParams">Whether the expressions may name parameters: those of a policy that has some.</param>
    public static void Of(Items<MatchCondition> conditions, FieldPath path, FieldErrors errors, bool hasParams = false)
    {
        if (conditions.Count > Most) errors.TooMany(path, conditions.Count, Most);
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < conditions.Count; i++)
        {
            var (condition, at) = (conditions[i], path.Index(i));
            if (condition.Expression.Trim() is not { Length: > 0 } expression) errors.Required(at.Child("expression"));
            else if (ExpressionTypes.Problem(new AdmissionEnvironment(hasParams, HasAuthorizer: true).Untyped.Compile(expression), ExpressionTypes.Bool) is { } problem) errors.Invalid(at.Child("expression"), expression, problem);
            if (errors.RequireText(at.Child("name"), condition.Name)) errors.RequireQualifiedName(at.Child("name"), condition.Name);
            if (condition.Name.Length > 0 && !names.Add(condition.Name)) errors.Duplicate(at.Child("name"), condition.Name);
        }
    }
}
