using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Controllers.EndpointSlices;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.Endpoints;

/// <summary>Lists the pods behind each service in one object.</summary>
internal sealed class EndpointsController
{
    private const string Name = "endpoint-controller";

    private readonly IApiClient client;
    private readonly Informer<Service> services;
    private readonly Informer<Pod> pods;
    private readonly Informer<Api.Core.V1.Endpoints> endpoints;
    private readonly PendingWrites<ObjectKey> pending = new();
    private readonly WorkQueue<ObjectKey> queue;
    private readonly TriggerTimes triggers = new();

    private EndpointsController(ControllerContext context)
    {
        client = context.ClientOf(Name);
        queue = context.Queue<ObjectKey>(Name);
        services = context.Informers.Of<Service>().Enqueue(queue);
        pods = context.Informers.Of<Pod>();
        endpoints = context.Informers.Of<Api.Core.V1.Endpoints>().Enqueue(queue);
        pods.EnqueueServices(services, queue);
    }

    public static IController Create(ControllerContext context)
    {
        var controller = new EndpointsController(context);
        return context.Reconciler(controller.queue, controller.ReconcileAsync, controller.pending);
    }

    private async Task<Requeue> ReconcileAsync(ObjectKey key, CancellationToken cancel)
    {
        var current = endpoints.Get(key);
        if (services.Get(key) is not { } service)
        {
            triggers.Forget(key);
            if (current is not null && current.Metadata.Labels.Get(EndpointsPlan.ManagedBy) == EndpointsPlan.Manager) await client.TryDeleteAsync(EndpointsKind.Kind, key, new() { Preconditions = new() { Uid = current.Metadata.Uid } }, cancel);
            return Requeue.Never;
        }

        if (!PodEndpoints.IsSelecting(service)) return Requeue.Never;
        Pod[] matching = [.. pods.List(key.Namespace).Where(p => ServiceMatches.Matches(service, p))];
        var wanted = EndpointsPlan.For(service, matching, current);
        var moment = triggers.Next(service, matching);
        if (current is not null && Same(wanted, current)) return Requeue.Never;
        var annotations = moment is null ? wanted.Metadata.Annotations.Without(SliceLabels.TriggerTime) : wanted.Metadata.Annotations.With(SliceLabels.TriggerTime, moment);
        wanted = wanted with { Metadata = wanted.Metadata with { Annotations = annotations } };
        if (current is null) pending.Wrote(key, endpoints.Untyped, await client.CreateAsync(wanted, null, cancel));
        else pending.Wrote(key, endpoints.Untyped, await client.UpdateAsync(wanted, cancel));
        return Requeue.Never;
    }

    private static bool Same(Api.Core.V1.Endpoints a, Api.Core.V1.Endpoints b) =>
        a.Subsets.AsSpan().SequenceEqual(b.Subsets.AsSpan()) && a.Metadata.Labels == b.Metadata.Labels && a.Metadata.Annotations.SequenceEqual(b.Metadata.Annotations);
}
