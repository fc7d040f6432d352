using Keles.Machinery;

namespace Keles.ApiServer.Webhooks;

/// <summary>Where a webhook is, and by whom its certificate is signed.</summary>
/// <param name="Url">Its address; null when it is behind a service.</param>
/// <param name="CaBundle">Certificates in PEM; null for the machine's own.</param>
public sealed record WebhookTarget(string? Url, WebhookService? Service, Bytes CaBundle)
{
    /// <summary>What is asked, as messages name it.</summary>
    public Uri Address => Service is { } service
        ? new($"https://{service.Name}.{service.Namespace}.svc:{service.Port}{(service.Path.StartsWith('/') ? "" : "/")}{service.Path}")
        : new(Url ?? throw new InvalidOperationException("a webhook has a URL or a service"));
}
