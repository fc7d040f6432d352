using Keles.Api.Core.V1;
using Keles.Api.Discovery.V1;
using Keles.Client;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.EndpointSlices;

/// <summary>Copies endpoints that somebody wrote by hand, for services that select no pods, into slices.</summary>
internal sealed class MirroringController
{
    private const string Name = "endpointslicemirroring-controller";
    private const string LeaderAnnotation = "control-plane.alpha.kubernetes.io/leader";

    private readonly Informer<Api.Core.V1.Endpoints> endpoints;
    private readonly Informer<Service> services;
    private readonly Informer<EndpointSlice> slices;
    private readonly PendingWrites<ObjectKey> pending = new();
    private readonly WorkQueue<ObjectKey> queue;
    private readonly SliceWriter writer;

    private MirroringController(ControllerContext context)
    {
        queue = context.Queue<ObjectKey>(Name);
        endpoints = context.Informers.Of<Api.Core.V1.Endpoints>().Enqueue(queue);
        services = context.Informers.Of<Service>().Enqueue(queue);
        slices = SliceWriter.Index(context.Informers.Of<EndpointSlice>());
        writer = new(context.ClientOf(Name), slices, pending);
    }

    public static IController Create(ControllerContext context)
    {
        var controller = new MirroringController(context);
        return context.Reconciler(controller.queue, controller.ReconcileAsync, controller.pending);
    }

    private async Task<Requeue> ReconcileAsync(ObjectKey key, CancellationToken cancel)
    {
        var existing = SliceWriter.Of(slices, key, SliceLabels.Mirroring);
        var source = endpoints.Get(key) is { } e && services.Get(key) is { } service && IsMirrored(e, service) ? e : null;
        var plan = source is null
            ? new SlicePlan([], [], existing)
            : SlicePlan.For(Mirror.Of(source), existing, [], group => Blank(source, group));
        await writer.WriteAsync(key, plan, cancel);
        return Requeue.Never;
    }

    private static bool IsMirrored(Api.Core.V1.Endpoints endpoints, Service service) =>
        service.Spec.Selector.IsEmpty && endpoints.Metadata.DeletionTimestamp is null
        && endpoints.Metadata.Labels.Get(SliceLabels.SkipMirror) != "true" && !endpoints.Metadata.Annotations.ContainsKey(LeaderAnnotation);

    private static EndpointSlice Blank(Api.Core.V1.Endpoints source, SliceGroup group) => new()
    {
        Metadata = new()
        {
            GenerateName = $"{source.Metadata.Name}-",
            Namespace = source.Metadata.Namespace,
            Labels = source.Metadata.Labels.With(SliceLabels.ServiceName, source.Metadata.Name).With(SliceLabels.ManagedBy, SliceLabels.Mirroring),
            Annotations = source.Metadata.Annotations.Without("kubectl.kubernetes.io/last-applied-configuration").Without(SliceLabels.TriggerTime),
            OwnerReferences = [Owners.ControllerOf(EndpointsKind.Kind, source)],
        },
        AddressType = group.AddressType,
        Ports = group.Ports,
    };
}
