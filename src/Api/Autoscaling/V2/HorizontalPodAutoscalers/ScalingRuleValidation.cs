using Keles.Machinery;

namespace Keles.Api.Autoscaling.V2;

/// <summary>How fast an autoscaler may go one way.</summary>
internal static class ScalingRuleValidation
{
    private const int LongestWindow = 3600;
    private const int LongestPeriod = 1800;
    private const string Positive = "must be greater than zero";

    public static void Of(HPAScalingRules rules, FieldPath path, FieldErrors errors)
    {
        if (rules.StabilizationWindowSeconds < 0) errors.Invalid(path.Child("stabilizationWindowSeconds"), rules.StabilizationWindowSeconds, "must be greater than or equal to zero");
        if (rules.StabilizationWindowSeconds > LongestWindow) errors.Invalid(path.Child("stabilizationWindowSeconds"), rules.StabilizationWindowSeconds, $"must be less than or equal to {LongestWindow}");
        if (rules.SelectPolicy is { } select) errors.RequireOneOf(path.Child("selectPolicy"), select, "Disabled", "Max", "Min");
        var policies = path.Child("policies");
        if (rules.Policies.IsEmpty) errors.Required(policies, "must specify at least one Policy");
        for (var i = 0; i < rules.Policies.Count; i++)
        {
            var (policy, at) = (rules.Policies[i], policies.Index(i));
            errors.RequireOneOf(at.Child("type"), policy.Type, "Percent", "Pods");
            if (policy.Value <= 0) errors.Invalid(at.Child("value"), policy.Value, Positive);
            if (policy.PeriodSeconds <= 0) errors.Invalid(at.Child("periodSeconds"), policy.PeriodSeconds, Positive);
            if (policy.PeriodSeconds > LongestPeriod) errors.Invalid(at.Child("periodSeconds"), policy.PeriodSeconds, $"must be less than or equal to {LongestPeriod}");
        }

        if (rules.Tolerance is { } tolerance && tolerance < Quantity.Zero) errors.Invalid(path.Child("tolerance"), tolerance, "must be greater or equal to zero");
    }
}
