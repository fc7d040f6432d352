using Keles.Machinery;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>How a webhook is reached: by a URL or through a service.</summary>
internal static class WebhookClientValidation
{
    public static void Of(WebhookClientConfig config, FieldPath path, FieldErrors errors)
    {
        if (config.Url is null == config.Service is null) errors.Required(path, "exactly one of url or service is required");
        else if (config.Url is { } url) WebhookAddress.Url(url, path.Child("url"), errors);
        else if (config.Service is { } service) WebhookAddress.Service(service.Name, service.Namespace, service.Path, service.Port ?? 0, path.Child("service"), errors);
    }
}
