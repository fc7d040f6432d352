namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>The descriptor of ValidatingWebhookConfiguration.</summary>
public static class ValidatingWebhookConfigurationKind
{
    public static Kind<ValidatingWebhookConfiguration> Kind { get; } = new()
    {
        Group = "admissionregistration.k8s.io",
        Version = "v1",
        Name = "ValidatingWebhookConfiguration",
        Plural = "validatingwebhookconfigurations",
        Singular = "validatingwebhookconfiguration",
        Namespaced = false,
        Categories = ["api-extensions"],
        StoragePrefix = "validatingwebhookconfigurations",
        AllowsUnconditionalUpdate = false,
        GenerationChanges = static (a, b) => !Semantic.Equal(a.Webhooks, b.Webhooks),
        Columns = AdmissionColumns.OfWebhooks<ValidatingWebhookConfiguration>(static c => c.Webhooks.Count),
        Defaults = AdmissionDefaults.Of,
        Validation = WebhookConfigurationValidation.OnCreate,
        UpdateValidation = WebhookConfigurationValidation.OnUpdate,
    };
}
