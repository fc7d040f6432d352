using System.Collections.Concurrent;
using Keles.Api.Core.V1;
using Keles.Api.Discovery.V1;
using Keles.Client;
using Keles.Controllers.EndpointSlices.Topology;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.EndpointSlices;

/// <summary>Lists the pods behind each service in endpoint slices.</summary>
internal sealed class EndpointSliceController
{
    private const string Name = "endpointslice-controller";

    /// <summary>Asks which services no longer fit the nodes; no service has this key.</summary>
    private static readonly ObjectKey NodesChanged = new("nodes changed");

    /// <summary>Nodes mostly change together.</summary>
    private static readonly TimeSpan NodesSettle = TimeSpan.FromSeconds(1);

    private readonly Informer<Service> services;
    private readonly Informer<Pod> pods;
    private readonly Informer<Node> nodes;
    private readonly Informer<EndpointSlice> slices;
    private readonly PendingWrites<ObjectKey> pending = new();
    private readonly WorkQueue<ObjectKey> queue;
    private readonly SliceWriter writer;
    private readonly TriggerTimes triggers = new();
    private readonly TopologyHinting topology;
    private readonly EventRecorder events;
    private readonly ConcurrentDictionary<ObjectKey, string> strays = new();

    private EndpointSliceController(ControllerContext context)
    {
        queue = context.Queue<ObjectKey>(Name);
        services = context.Informers.Of<Service>().Enqueue(queue);
        pods = context.Informers.Of<Pod>();
        nodes = context.Informers.Of<Node>();
        slices = SliceWriter.Index(context.Informers.Of<EndpointSlice>());
        pods.EnqueueServices(services, queue);
        slices.OnChange(c =>
        {
            var m = c.Subject.Metadata;
            if (m.Labels.Get(SliceLabels.ManagedBy) == SliceLabels.Controller && m.Labels.Get(SliceLabels.ServiceName) is { } service) queue.Add(new(m.Namespace, service));
        });
        writer = new(context.ClientOf(Name), slices, pending);
        events = context.EventsOf("endpoint-slice-controller");
        topology = new(events, nodes);
        nodes.OnChange(c =>
        {
            if (c.Before is null) foreach (var (service, node) in strays) if (node == c.Subject.Metadata.Name) queue.Add(service);
        });
        topology.OnNodes(() => queue.AddAfter(NodesChanged, NodesSettle));
    }

    public static IController Create(ControllerContext context)
    {
        var controller = new EndpointSliceController(context);
        return context.Reconciler(controller.queue, controller.ReconcileAsync, controller.pending);
    }

    private async Task<Requeue> ReconcileAsync(ObjectKey key, CancellationToken cancel)
    {
        if (key == NodesChanged)
        {
            foreach (var overloaded in topology.Overloaded()) queue.Add(overloaded);
            return Requeue.Never;
        }

        if (services.Get(key) is null)
        {
            triggers.Forget(key);
            topology.Forget(key);
            strays.TryRemove(key, out _);
        }

        // Slices of a service that is gone belong to the garbage collector.
        if (services.Get(key) is not { Metadata.DeletionTimestamp: null } service || !PodEndpoints.IsSelecting(service)) return Requeue.Never;
        Pod[] matching = [.. pods.List(key.Namespace).Where(p => ServiceMatches.Matches(service, p))];
        var existing = SliceWriter.Of(slices, key, SliceLabels.Controller);
        var wanted = WantedEndpoints.Of(service, matching, name => nodes.Get("", name));
        if (TopologyHinting.IsWanted(service)) SlicePlan.KeepHints(wanted, existing);
        var plan = topology.Apply(service, SlicePlan.For(wanted, existing, WantedEndpoints.FamiliesOf(service), group => Blank(service, group)), existing);
        await writer.WriteAsync(key, plan.At(triggers.Next(service, matching)), cancel);
        if (WantedEndpoints.Stray(service, matching, name => nodes.Get("", name)) is { } stray)
        {
            var why = $"skipping Pod {stray.Metadata.Name} for Service {key}: Node {stray.Spec.NodeName} Not Found";
            events.Event(ServiceKind.Kind, service, EventRecorder.Warning, "FailedToUpdateEndpointSlices", $"Error updating Endpoint Slices for Service {key}: {why}");
            strays[key] = stray.Spec.NodeName;
        }
        else strays.TryRemove(key, out _);

        return Requeue.Never;
    }

    private static EndpointSlice Blank(Service service, SliceGroup group) => new()
    {
        Metadata = new()
        {
            GenerateName = $"{service.Metadata.Name}-",
            Namespace = service.Metadata.Namespace,
            Labels = SliceLabels.Of(service),
            OwnerReferences = [Owners.ControllerOf(ServiceKind.Kind, service)],
        },
        AddressType = group.AddressType,
        Ports = group.Ports,
    };
}
