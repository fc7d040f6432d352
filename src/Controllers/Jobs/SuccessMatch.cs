using Keles.Api.Batch.V1;

namespace Keles.Controllers.Jobs;

/// <summary>Whether the indexes that succeeded are enough for a job's success policy.</summary>
internal static class SuccessMatch
{
    /// <returns>Which rule is met; null when none is.</returns>
    public static string? Of(SuccessPolicy? policy, int completions, IndexSet succeeded)
    {
        if (policy is null || succeeded.Count == 0) return null;
        for (var i = 0; i < policy.Rules.Count; i++) if (IsMet(policy.Rules[i], completions, succeeded)) return $"Matched rules at index {i}";
        return null;
    }

    private static bool IsMet(SuccessPolicyRule rule, int completions, IndexSet succeeded)
    {
        if (rule.SucceededIndexes is null) return rule.SucceededCount is { } count && succeeded.Count >= count;
        var named = IndexSet.Parse(rule.SucceededIndexes, completions);
        if (named.Count == 0) return false;
        var done = named.CountShared(succeeded);
        return done == named.Count || (rule.SucceededCount is { } enough && done >= enough);
    }
}
