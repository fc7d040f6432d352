using Keles.Api.Discovery.V1;
using Keles.Client;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.EndpointSlices;

/// <summary>Carries a plan for slices out.</summary>
internal sealed class SliceWriter(IApiClient client, Informer<EndpointSlice> slices, PendingWrites<ObjectKey> pending)
{
    public async Task WriteAsync(ObjectKey owner, SlicePlan plan, CancellationToken cancel)
    {
        foreach (var slice in plan.Create) pending.Wrote(owner, slices.Untyped, await client.CreateAsync(slice, null, cancel));
        foreach (var slice in plan.Update) pending.Wrote(owner, slices.Untyped, await client.UpdateAsync(slice, cancel));
        foreach (var slice in plan.Delete)
        {
            await client.TryDeleteAsync(EndpointSliceKind.Kind, ObjectKey.Of(slice), null, cancel);
            pending.Deleted(owner, slices.Untyped, slice);
        }
    }

    public static Informer<EndpointSlice> Index(Informer<EndpointSlice> slices)
    {
        slices.AddIndex(SliceLabels.ServiceName, static s => s.Metadata.Labels.Get(SliceLabels.ServiceName) is { } name ? [$"{s.Metadata.Namespace}/{name}"] : []);
        return slices;
    }

    /// <summary>The slices of a service that one manager made.</summary>
    public static IReadOnlyList<EndpointSlice> Of(Informer<EndpointSlice> slices, ObjectKey service, string manager) =>
        [.. slices.Find(SliceLabels.ServiceName, $"{service.Namespace}/{service.Name}").Where(s => s.Metadata.Labels.Get(SliceLabels.ManagedBy) == manager).OrderBy(ObjectKey.Of)];
}
