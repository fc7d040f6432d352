using Keles.Machinery;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>What holds for one webhook, mutating or validating.</summary>
internal static class WebhookValidation
{
    private const int LongestTimeout = 30;
    private const string SideEffectFree = "None, NoneOnDryRun";
    private const string ReviewVersions = "v1, v1beta1";

    public static void Of(AnyWebhook hook, WebhookLeniency lenient, FieldPath path, FieldErrors errors)
    {
        errors.AddRange(QualifiedDomains.FullyQualifiedName(path.Child("name"), hook.Name));
        for (var i = 0; i < hook.Rules.Count; i++) RuleValidation.WithOperations(RuleParts.Of(hook.Rules[i]), path.Child("rules").Index(i), errors);
        if (hook.FailurePolicy is { } failure) errors.RequireOneOf(path.Child("failurePolicy"), failure, "Fail", "Ignore");
        if (hook.MatchPolicy is { } match) errors.RequireOneOf(path.Child("matchPolicy"), match, "Equivalent", "Exact");
        SideEffects(hook.SideEffects, lenient.SideEffects, path.Child("sideEffects"), errors);
        if (hook.TimeoutSeconds is < 1 or > LongestTimeout) errors.Invalid(path.Child("timeoutSeconds"), hook.TimeoutSeconds, "the timeout value must be between 1 and 30 seconds");
        LabelValidation.Selector(hook.NamespaceSelector, path.Child("namespaceSelector"), errors, lenient.LabelValues);
        LabelValidation.Selector(hook.ObjectSelector, path.Child("objectSelector"), errors, lenient.LabelValues);
        if (hook.ReinvocationPolicy is { } again) errors.RequireOneOf(path.Child("reinvocationPolicy"), again, "IfNeeded", "Never");
        WebhookClientValidation.Of(hook.ClientConfig, path.Child("clientConfig"), errors);
        if (!lenient.MatchConditions) MatchConditionValidation.Of(hook.MatchConditions, path.Child("matchConditions"), errors);
        Versions(hook.ReviewVersions, lenient.ReviewVersions, path.Child("admissionReviewVersions"), errors);
    }

    /// <summary>Whether a webhook does nothing when nothing is written.</summary>
    public static bool HasNoSideEffects(string? sideEffects) => sideEffects is "None" or "NoneOnDryRun";

    public static bool IsKnownReviewVersion(string version) => version is "v1" or "v1beta1";

    private static void SideEffects(string? effects, bool any, FieldPath path, FieldErrors errors)
    {
        if (effects is null) errors.Required(path, $"must specify one of {(any ? "None, NoneOnDryRun, Some, Unknown" : SideEffectFree)}");
        else if (any) errors.RequireOneOf(path, effects, "None", "NoneOnDryRun", "Some", "Unknown");
        else errors.RequireOneOf(path, effects, "None", "NoneOnDryRun");
    }

    private static void Versions(Items<string> versions, bool any, FieldPath path, FieldErrors errors)
    {
        if (versions.IsEmpty)
        {
            errors.Required(path, $"must specify one of {ReviewVersions}");
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < versions.Count; i++)
        {
            if (seen.Add(versions[i])) errors.InvalidAll(path.Index(i), versions[i], DnsNames.Label1035(versions[i]));
            else errors.Invalid(path.Index(i), versions[i], "duplicate version");
        }

        if (!any && !versions.Any(IsKnownReviewVersion)) errors.Invalid(path, versions, $"must include at least one of {ReviewVersions}");
    }
}
