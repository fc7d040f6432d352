using Keles.Machinery;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>What holds for a configuration of webhooks.</summary>
internal static class WebhookConfigurationValidation
{
    public static void OnCreate(ValidatingWebhookConfiguration o, FieldErrors errors) => Of(o.Webhooks.Select(AnyWebhook.Of), WebhookLeniency.None, errors);

    public static void OnCreate(MutatingWebhookConfiguration o, FieldErrors errors) => Of(o.Webhooks.Select(AnyWebhook.Of), WebhookLeniency.None, errors);

    public static void OnUpdate(ValidatingWebhookConfiguration o, ValidatingWebhookConfiguration stored, FieldErrors errors) =>
        OnUpdate(o.Webhooks.Select(AnyWebhook.Of), stored.Webhooks.Select(AnyWebhook.Of), errors);

    public static void OnUpdate(MutatingWebhookConfiguration o, MutatingWebhookConfiguration stored, FieldErrors errors) =>
        OnUpdate(o.Webhooks.Select(AnyWebhook.Of), stored.Webhooks.Select(AnyWebhook.Of), errors);

    private static void OnUpdate(Items<AnyWebhook> hooks, Items<AnyWebhook> stored, FieldErrors errors) => Of(hooks, WebhookLeniency.For(hooks, stored), errors);

    private static void Of(Items<AnyWebhook> hooks, WebhookLeniency lenient, FieldErrors errors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < hooks.Count; i++)
        {
            var path = FieldPath.Root("webhooks").Index(i);
            WebhookValidation.Of(hooks[i], lenient, path, errors);
            if (!lenient.Names && hooks[i].Name.Length > 0 && !names.Add(hooks[i].Name)) errors.Duplicate(path.Child("name"), hooks[i].Name);
        }
    }
}
