using Keles.Machinery;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>What holds for webhooks and policies when nothing is said: they see every object, and a failure refuses.</summary>
internal static class AdmissionDefaults
{
    private const string Fail = "Fail";
    private const string Equivalent = "Equivalent";
    private const string AllScopes = "*";
    private const int TimeoutSeconds = 10;
    private const int HttpsPort = 443;

    public static MutatingWebhookConfiguration Of(MutatingWebhookConfiguration o) => o with
    {
        Webhooks = o.Webhooks.Map(static w => w with
        {
            FailurePolicy = w.FailurePolicy ?? Fail,
            MatchPolicy = w.MatchPolicy ?? Equivalent,
            NamespaceSelector = w.NamespaceSelector ?? LabelSelector.Empty,
            ObjectSelector = w.ObjectSelector ?? LabelSelector.Empty,
            TimeoutSeconds = w.TimeoutSeconds ?? TimeoutSeconds,
            ReinvocationPolicy = w.ReinvocationPolicy ?? "Never",
            Rules = w.Rules.Map(Of),
            ClientConfig = Of(w.ClientConfig),
        }),
    };

    public static ValidatingWebhookConfiguration Of(ValidatingWebhookConfiguration o) => o with
    {
        Webhooks = o.Webhooks.Map(static w => w with
        {
            FailurePolicy = w.FailurePolicy ?? Fail,
            MatchPolicy = w.MatchPolicy ?? Equivalent,
            NamespaceSelector = w.NamespaceSelector ?? LabelSelector.Empty,
            ObjectSelector = w.ObjectSelector ?? LabelSelector.Empty,
            TimeoutSeconds = w.TimeoutSeconds ?? TimeoutSeconds,
            Rules = w.Rules.Map(Of),
            ClientConfig = Of(w.ClientConfig),
        }),
    };

    public static ValidatingAdmissionPolicy Of(ValidatingAdmissionPolicy o) =>
        o with { Spec = o.Spec with { FailurePolicy = o.Spec.FailurePolicy ?? Fail, MatchConstraints = Of(o.Spec.MatchConstraints) } };

    public static MutatingAdmissionPolicy Of(MutatingAdmissionPolicy o) =>
        o with { Spec = o.Spec with { FailurePolicy = o.Spec.FailurePolicy ?? Fail, MatchConstraints = Of(o.Spec.MatchConstraints) } };

    public static ValidatingAdmissionPolicyBinding Of(ValidatingAdmissionPolicyBinding o) => o with { Spec = o.Spec with { MatchResources = Of(o.Spec.MatchResources) } };

    public static MutatingAdmissionPolicyBinding Of(MutatingAdmissionPolicyBinding o) => o with { Spec = o.Spec with { MatchResources = Of(o.Spec.MatchResources) } };

    private static MatchResources? Of(MatchResources? match) => match is null ? null : match with
    {
        MatchPolicy = match.MatchPolicy ?? Equivalent,
        NamespaceSelector = match.NamespaceSelector ?? LabelSelector.Empty,
        ObjectSelector = match.ObjectSelector ?? LabelSelector.Empty,
        ResourceRules = match.ResourceRules.Map(Of),
        ExcludeResourceRules = match.ExcludeResourceRules.Map(Of),
    };

    private static RuleWithOperations Of(RuleWithOperations rule) => rule.Scope.Length > 0 ? rule : rule with { Scope = AllScopes };

    private static NamedRuleWithOperations Of(NamedRuleWithOperations rule) => rule.Scope.Length > 0 ? rule : rule with { Scope = AllScopes };

    private static WebhookClientConfig Of(WebhookClientConfig config) =>
        config.Service is { Port: null } service ? config with { Service = service with { Port = HttpsPort } } : config;
}
