using Keles.Api.Core.V1;
using Keles.Api.Discovery.V1;
using Keles.Reconcile;

namespace Keles.Network.Hosting;

/// <summary>What the parts of a node's network follow in the API; each kind is followed once for all of them.</summary>
internal sealed class ClusterObjects(Informers informers)
{
    public Informer<Node> Nodes { get; } = informers.Of<Node>();

    public Informer<Service> Services { get; } = informers.Of<Service>();

    public Informer<EndpointSlice> Slices { get; } = informers.Of<EndpointSlice>();

    public Informer<Namespace> Namespaces { get; } = informers.Of<Namespace>();

    /// <summary>Waits for services and endpoints; other kinds are waited for by who needs them.</summary>
    public async Task SyncedAsync(CancellationToken cancel)
    {
        await Services.Untyped.SyncedAsync(cancel);
        await Slices.Untyped.SyncedAsync(cancel);
    }
}
