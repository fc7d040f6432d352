using Keles.Machinery;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>The conditions under which a webhook or a policy is asked at all. Whether an expression compiles is asked where expressions are.</summary>
internal static class MatchConditionValidation
{
    private const int Most = 64;

    public static void Of(Items<MatchCondition> conditions, FieldPath path, FieldErrors errors)
    {
        if (conditions.Count > Most) errors.TooMany(path, conditions.Count, Most);
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < conditions.Count; i++)
        {
            var (condition, at) = (conditions[i], path.Index(i));
            if (condition.Expression.AsSpan().Trim().IsEmpty) errors.Required(at.Child("expression"));
            if (errors.RequireText(at.Child("name"), condition.Name)) errors.RequireQualifiedName(at.Child("name"), condition.Name);
            if (condition.Name.Length > 0 && !names.Add(condition.Name)) errors.Duplicate(at.Child("name"), condition.Name);
        }
    }
}
