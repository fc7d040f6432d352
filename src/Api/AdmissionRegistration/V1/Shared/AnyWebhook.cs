using Keles.Machinery;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>What mutating and validating webhooks have in common, for the rules that hold for both.</summary>
public sealed record AnyWebhook(
    string Name,
    WebhookClientConfig ClientConfig,
    Items<RuleWithOperations> Rules,
    string? FailurePolicy,
    string? MatchPolicy,
    string? SideEffects,
    int? TimeoutSeconds,
    LabelSelector? NamespaceSelector,
    LabelSelector? ObjectSelector,
    Items<string> ReviewVersions,
    Items<MatchCondition> MatchConditions,
    string? ReinvocationPolicy)
{
    public static AnyWebhook Of(ValidatingWebhook w) => new(
        w.Name, w.ClientConfig, w.Rules, w.FailurePolicy, w.MatchPolicy, w.SideEffects, w.TimeoutSeconds, w.NamespaceSelector, w.ObjectSelector, w.AdmissionReviewVersions, w.MatchConditions, null);

    public static AnyWebhook Of(MutatingWebhook w) => new(
        w.Name, w.ClientConfig, w.Rules, w.FailurePolicy, w.MatchPolicy, w.SideEffects, w.TimeoutSeconds, w.NamespaceSelector, w.ObjectSelector, w.AdmissionReviewVersions, w.MatchConditions, w.ReinvocationPolicy);
}
