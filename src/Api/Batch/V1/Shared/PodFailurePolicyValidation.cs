using Keles.Machinery;

namespace Keles.Api.Batch.V1;

/// <summary>What is done about which failures.</summary>
internal static class PodFailurePolicyValidation
{
    private const int MostRules = 20;
    private const int MostCodes = 255;
    private const int MostPatterns = 20;

    private static readonly string[] Actions = ["Count", "FailIndex", "FailJob", "Ignore"];
    private static readonly string[] Operators = ["In", "NotIn"];
    private static readonly string[] Statuses = ["False", "True", "Unknown"];

    public static void Of(PodFailurePolicy policy, JobSpec spec, FieldPath path, FieldErrors errors)
    {
        var rules = path.Child("rules");
        if (policy.Rules.Count > MostRules) errors.TooMany(rules, policy.Rules.Count, MostRules);
        for (var i = 0; i < policy.Rules.Count; i++) Rule(policy.Rules[i], spec, rules.Index(i), errors);
    }

    private static void Rule(PodFailurePolicyRule rule, JobSpec spec, FieldPath path, FieldErrors errors)
    {
        var action = path.Child("action");
        if (rule.Action == "FailIndex")
        {
            if (spec.BackoffLimitPerIndex is null) errors.Invalid(action, rule.Action, "requires the backoffLimitPerIndex to be set");
        }
        else
        {
            Listed(rule.Action, Actions, action, errors);
        }

        if (rule.OnExitCodes is { } codes) ExitCodes(codes, spec, path.Child("onExitCodes"), errors);
        Conditions(rule.OnPodConditions, path.Child("onPodConditions"), errors);
        if (rule.OnExitCodes is null == rule.OnPodConditions.IsEmpty)
        {
            errors.Add(FieldError.InvalidWithoutValue(path, rule.OnExitCodes is null
                ? "specifying one of OnExitCodes and OnPodConditions is required"
                : "specifying both OnExitCodes and OnPodConditions is not supported"));
        }
    }

    private static void Conditions(Items<PodFailurePolicyOnPodConditionsPattern> patterns, FieldPath path, FieldErrors errors)
    {
        if (patterns.Count > MostPatterns) errors.TooMany(path, patterns.Count, MostPatterns);
        for (var i = 0; i < patterns.Count; i++)
        {
            errors.RequireQualifiedName(path.Index(i).Child("type"), patterns[i].Type);
            Listed(patterns[i].Status, Statuses, path.Index(i).Child("status"), errors);
        }
    }

    private static void ExitCodes(PodFailurePolicyOnExitCodesRequirement codes, JobSpec spec, FieldPath path, FieldErrors errors)
    {
        Listed(codes.Operator, Operators, path.Child("operator"), errors);
        var template = spec.Template.Spec;
        if (codes.ContainerName is { } name && !template.Containers.Any(c => c.Name == name) && !template.InitContainers.Any(c => c.Name == name)) errors.Invalid(path.Child("containerName"), name, "must be one of the container or initContainer names in the pod template");
        var values = path.Child("values");
        if (codes.Values.IsEmpty) errors.Invalid(values, codes.Values.IsNull ? null : codes.Values, "at least one value is required");
        if (codes.Values.Count > MostCodes) errors.TooMany(values, codes.Values.Count, MostCodes);
        var seen = new HashSet<int>();
        var ordered = true;
        for (var i = 0; i < codes.Values.Count; i++)
        {
            var code = codes.Values[i];
            if (codes.Operator == "In" && code == 0) errors.Invalid(values.Index(i), code, "must not be 0 for the In operator");
            if (!seen.Add(code)) errors.Duplicate(values.Index(i), code);
            ordered &= i == 0 || codes.Values[i - 1] <= code;
        }

        if (!ordered) errors.Invalid(values, codes.Values, "must be ordered");
    }

    private static void Listed(string value, string[] supported, FieldPath path, FieldErrors errors)
    {
        if (value.Length == 0) errors.Required(path, $"valid values: [{string.Join(' ', supported.Select(static s => $"\"{s}\""))}]");
        else errors.RequireOneOf(path, value, supported);
    }
}
