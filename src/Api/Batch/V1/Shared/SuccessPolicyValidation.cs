using Keles.Machinery;

namespace Keles.Api.Batch.V1;

/// <summary>When a job is complete before all of its indexes are.</summary>
internal static class SuccessPolicyValidation
{
    private const int MostRules = 20;
    private const int LongestIndexes = 64 * 1024;

    public static void Of(SuccessPolicy policy, JobSpec spec, FieldPath path, FieldErrors errors)
    {
        if (!spec.IsIndexed())
        {
            errors.Invalid(path, policy, "requires indexed completion mode");
            return;
        }

        var rules = path.Child("rules");
        if (policy.Rules.IsEmpty) errors.Required(rules, "at least one rules must be specified when the successPolicy is specified");
        if (policy.Rules.Count > MostRules) errors.TooMany(rules, policy.Rules.Count, MostRules);
        for (var i = 0; i < policy.Rules.Count; i++) Rule(policy.Rules[i], spec.Completions ?? 0, rules.Index(i), errors);
    }

    private static void Rule(SuccessPolicyRule rule, int completions, FieldPath path, FieldErrors errors)
    {
        if (rule is { SucceededCount: null, SucceededIndexes: null }) errors.Required(path, "at least one of succeededCount or succeededIndexes must be specified");
        var named = 0;
        if (rule.SucceededIndexes is { } indexes)
        {
            var indexesAt = path.Child("succeededIndexes");
            if (indexes.Length > LongestIndexes) errors.TooLong(indexesAt, LongestIndexes);
            if (JobIndexes.TryParse(indexes, completions, out var intervals) is { } problem) errors.Invalid(indexesAt, indexes, $"error parsing succeededIndexes: {problem}");
            else named = JobIndexes.Count(intervals);
        }

        if (rule.SucceededCount is not { } count) return;
        var at = path.Child("succeededCount");
        errors.RequireNotNegative(at, count);
        errors.RequireAtMost(at, count, completions, $"must be less than or equal to {completions} (the number of specified completions)");
        if (rule.SucceededIndexes is not null) errors.RequireAtMost(at, count, named, $"must be less than or equal to {named} (the number of indexes in the specified succeededIndexes field)");
    }
}
