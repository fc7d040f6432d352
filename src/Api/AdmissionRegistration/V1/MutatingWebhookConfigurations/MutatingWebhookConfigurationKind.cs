namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>The descriptor of MutatingWebhookConfiguration.</summary>
public static class MutatingWebhookConfigurationKind
{
    public static Kind<MutatingWebhookConfiguration> Kind { get; } = new()
    {
        Group = "admissionregistration.k8s.io",
        Version = "v1",
        Name = "MutatingWebhookConfiguration",
        Plural = "mutatingwebhookconfigurations",
        Singular = "mutatingwebhookconfiguration",
        Namespaced = false,
        Categories = ["api-extensions"],
        StoragePrefix = "mutatingwebhookconfigurations",
        AllowsUnconditionalUpdate = false,
        GenerationChanges = static (a, b) => !Semantic.Equal(a.Webhooks, b.Webhooks),
        Columns = AdmissionColumns.OfWebhooks<MutatingWebhookConfiguration>(static c => c.Webhooks.Count),
        Defaults = AdmissionDefaults.Of,
        Validation = WebhookConfigurationValidation.OnCreate,
        UpdateValidation = WebhookConfigurationValidation.OnUpdate,
    };
}
