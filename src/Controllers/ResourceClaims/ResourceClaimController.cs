using Keles.Api.Core.V1;
using Keles.Api.Resource.V1;
using Keles.Client;
using Keles.Machinery;
using Keles.Reconcile;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Controllers.ResourceClaims;

/// <summary>Makes claims for pods from templates, takes from claims the pods that use them no longer, and with the last of them the devices.</summary>
internal sealed class ResourceClaimController : IController, IDisposable
{
    private const string Account = "resource-claim-controller";
    private const string Component = "resource_claim";

    private readonly IApiClient client;
    private readonly EventRecorder events;
    private readonly ClaimSources sources;
    private readonly ClaimUsers users;
    private readonly PodClaimWriter writer;
    private readonly PendingWrites<ClaimWork> pending = new();
    private readonly IController loop;
    private readonly IDisposable counting;

    private ResourceClaimController(ControllerContext context)
    {
        client = context.ClientOf(Account);
        events = context.EventsOf(Component);
        var queue = context.Queue<ClaimWork>(Component);
        sources = new(context, queue);
        users = new(client, sources.Pods);
        writer = new(client, sources, pending);
        loop = context.Reconciler(queue, (work, cancel) => work.IsPod ? PodAsync(work, cancel) : ClaimAsync(work, cancel), pending);
        counting = ResourceClaimMetrics.Count(() => sources.Claims.List());
    }

    public string Name => loop.Name;

    public static IController Create(ControllerContext context) => new ResourceClaimController(context);

    public async Task RunAsync(CancellationToken cancel)
    {
        using (counting) await loop.RunAsync(cancel);
    }

    public void Dispose() => counting.Dispose();

    private async Task<Requeue> PodAsync(ClaimWork work, CancellationToken cancel)
    {
        if (sources.Pods.Get(work.Key) is not { } pod || pod.IsBeingDeleted() || pod.IsTerminal()) return Requeue.Never;
        var own = await writer.OwnAsync(pod, cancel);
        var made = new Dictionary<string, string>(StringComparer.Ordinal);
        PodClaimException? failed = null;
        foreach (var entry in pod.Spec.ResourceClaims.ToArray())
        {
            try
            {
                if (await writer.EnsureAsync(pod, entry, own, cancel) is { } claim) made[entry.Name] = claim.Metadata.Name;
            }
            catch (PodClaimException e)
            {
                events.Event(PodKind.Kind, pod, EventRecorder.Warning, "FailedResourceClaimCreation", $"PodResourceClaim {entry.Name}: {e.Message}");
                failed = e;
                break;
            }
        }

        if (made.Count > 0) await writer.NoteAsync(pod, made, cancel);
        if (failed is { IsWaited: false }) throw failed.InnerException as ApiException ?? new ApiException(failed.Message, failed);
        if (failed is null && pod.Spec.NodeName.Length > 0) await ReserveAsync(work, pod, cancel);
        return Requeue.Never;
    }

    /// <summary>A pod that came to its node without the scheduler uses its claims as well, when they have devices.</summary>
    private async Task ReserveAsync(ClaimWork work, Pod pod, CancellationToken cancel)
    {
        foreach (var entry in pod.Spec.ResourceClaims.ToArray())
        {
            var name = PodClaimName.Of(pod, entry);
            if (name.Name is null || sources.Claims.Get(pod.Metadata.Namespace, name.Name) is not { } claim) continue;
            if (name.IsMade && claim.WhyNotOf(pod).Length > 0) continue;
            if (claim.Status.Allocation is null || claim.IsReservedFor(pod) || !claim.HasRoom() || claim.Metadata.DeletionTimestamp is not null) continue;
            pending.Wrote(work, sources.Claims.Untyped, await client.UpdateStatusAsync(claim.ReservedFor(pod), cancel));
        }
    }

    private async Task<Requeue> ClaimAsync(ClaimWork work, CancellationToken cancel)
    {
        if (sources.Claims.Get(work.Key) is not { } claim) return Requeue.Never;
        var decision = ClaimDecision.Of(claim, await users.OfAsync(claim, cancel), await users.IsOwnerDoneAsync(claim, cancel));

        // Written over the very version it was decided on: whoever has come in the meantime keeps what he has.
        if (decision.Status is { } status) Wrote(claim = await client.UpdateStatusAsync(claim with { Status = status }, cancel));
        if (decision.DropsFinalizer)
        {
            var finalizers = claim.Metadata.Finalizers.Where(static f => f != ClaimUse.Finalizer);
            Wrote(claim = await client.UpdateAsync(claim with { Metadata = claim.Metadata with { Finalizers = finalizers } }, cancel));
        }

        if (decision.Deletes) await client.TryDeleteAsync(ResourceClaimKind.Kind, work.Key, new() { Preconditions = new() { Uid = claim.Metadata.Uid } }, cancel);
        return Requeue.Never;

        void Wrote(ResourceClaim written)
        {
            // The last finalizer of one that is being deleted takes it away: no cache will ever show that version.
            if (written.Metadata is { DeletionTimestamp: not null, Finalizers.IsEmpty: true }) return;
            pending.Wrote(work, sources.Claims.Untyped, written);
        }
    }
}
