using Keles.ApiServer.Connect;
using Keles.Background;

namespace Keles.ApiServer.Webhooks;

/// <summary>Chooses one of the ready endpoints behind a webhook's service.</summary>
internal sealed class WebhookEndpoints(ObjectStore store, IRandom random)
{
    /// <exception cref="WebhookException">There is no such service, port or endpoint.</exception>
    public async ValueTask<(string Host, int Port)> ResolveAsync(WebhookService reference, CancellationToken cancel)
    {
        // Whoever has just made the service may count on it.
        await store.CatchUpAsync(cancel);
        var found = ServiceEndpoints.Of(store, reference.Namespace, reference.Name, reference.Port);
        return found.Missing switch
        {
            MissingEndpoint.None => found.Ready[random.Next(found.Ready.Count)],
            MissingEndpoint.Service => throw new WebhookException($"service \"{reference.Name}\" not found"),
            MissingEndpoint.Port => throw new WebhookException($"no service port {reference.Port} found for service \"{reference.Name}\""),
            _ => throw new WebhookException($"no endpoints available for service \"{reference.Name}\""),
        };
    }
}
