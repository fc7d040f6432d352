using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Api.Discovery.V1;
using Keles.Background;

namespace Keles.ApiServer.Webhooks;

/// <summary>Resolves the service of a webhook to one of its ready endpoints: the server's own network knows no service addresses.</summary>
internal sealed class WebhookEndpoints(ObjectStore store, IRandom random)
{
    /// <exception cref="WebhookException">There is no such service, port or endpoint.</exception>
    public async ValueTask<(string Host, int Port)> ResolveAsync(WebhookService reference, CancellationToken cancel)
    {
        var stored = await store.GetAsync(ServiceKind.Kind, reference.Namespace, reference.Name, cancel) ?? throw new WebhookException($"service \"{reference.Name}\" not found");
        var service = (Service)stored.Object;
        if (service.Spec.Type == "ExternalName") return (service.Spec.ExternalName, reference.Port);
        var wanted = service.Spec.Ports.Find(p => p.Port == reference.Port) ?? throw new WebhookException($"no service port {reference.Port} found for service \"{reference.Name}\"");
        var ready = Ready(reference, wanted.Name);
        if (ready.Length == 0) throw new WebhookException($"no endpoints available for service \"{reference.Name}\"");
        return ready[random.Next(ready.Length)];
    }

    private (string, int)[] Ready(WebhookService reference, string portName) =>
    [
        .. from stored in store.List(Kinds.Of<EndpointSlice>(), reference.Namespace).Items()
           let slice = (EndpointSlice)stored.Object
           where slice.Metadata.Labels.TryGetValue("kubernetes.io/service-name", out var of) && of == reference.Name
           from port in slice.Ports
           where (port.Name ?? "") == portName && port.Port is not null
           from endpoint in slice.Endpoints
           where endpoint.Conditions.Ready ?? true
           select (endpoint.Addresses[0], port.Port!.Value),
    ];
}
