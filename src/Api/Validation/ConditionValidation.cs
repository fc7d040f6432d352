using System.Text.RegularExpressions;
using Keles.Machinery;

namespace Keles.Api;

/// <summary>Conditions of the common form: of each type one, each with a time and a reason.</summary>
internal static partial class ConditionValidation
{
    private const int LongestReason = 1024;
    private const int LongestMessage = 32 * 1024;

    private const string ReasonShape = "[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?";

    private const string ReasonRule =
        "a condition reason must start with alphabetic character, optionally followed by a string of alphanumeric characters or '_,:', and must end with an alphanumeric character or '_'";

    public static void Of(Items<Condition> conditions, FieldPath path, FieldErrors errors)
    {
        var types = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < conditions.Count; i++)
        {
            if (!types.Add(conditions[i].Type)) errors.Duplicate(path.Index(i).Child("type"), conditions[i].Type);
            One(conditions[i], path.Index(i), errors);
        }
    }

    private static void One(Condition condition, FieldPath path, FieldErrors errors)
    {
        errors.RequireQualifiedName(path.Child("type"), condition.Type);
        errors.RequireOneOf(path.Child("status"), condition.Status, "False", "True", "Unknown");
        if (condition.ObservedGeneration < 0) errors.Invalid(path.Child("observedGeneration"), condition.ObservedGeneration, "must be greater than or equal to zero");
        if (condition.LastTransitionTime.IsZero) errors.Required(path.Child("lastTransitionTime"), "must be set");
        Reason(condition.Reason, path.Child("reason"), errors);
        if (FieldChecks.Bytes(condition.Message) > LongestMessage) errors.TooLong(path.Child("message"), LongestMessage);
    }

    private static void Reason(string reason, FieldPath path, FieldErrors errors)
    {
        if (!errors.RequireText(path, reason, "must be set")) return;
        if (!ReasonPattern().IsMatch(reason)) errors.Invalid(path, reason, NameMessages.Pattern(ReasonRule, ReasonShape, "my_name", "MY_NAME", "MyName", "ReasonA,ReasonB", "ReasonA:ReasonB"));
        if (FieldChecks.Bytes(reason) > LongestReason) errors.TooLong(path, LongestReason);
    }

    [GeneratedRegex($"^{ReasonShape}\\z", RegexOptions.NonBacktracking)]
    private static partial Regex ReasonPattern();
}
