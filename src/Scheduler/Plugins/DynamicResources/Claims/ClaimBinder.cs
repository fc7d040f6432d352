using Keles.Api.Resource.V1;
using Keles.Client;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Scheduler;

/// <summary>Writes into a claim which devices it has and that a pod uses it.</summary>
internal sealed class ClaimBinder(IApiClient client, DeviceLedger ledger, Surroundings around)
{
    /// <summary>Gives the claim as it was written, or why it was not, which is then certain.</summary>
    /// <param name="ledgerKey">Under which the choice of devices is noted.</param>
    /// <param name="choice">The devices chosen for it; null when it has some already.</param>
    /// <remarks>
    /// A request without an answer may have been done. To give the devices to another claim then would be to give them twice: so it asks until it
    /// knows, however long the server is away. Meanwhile the devices stay noted as taken.
    /// </remarks>
    public async Task<(ResourceClaim? Claim, string Wrong)> BindAsync(Pod pod, ResourceClaim claim, string ledgerKey, AllocationResult? choice, CancellationToken cancel)
    {
        var key = ObjectKey.Of(claim);
        var allocation = choice is null ? null : choice with { AllocationTimestamp = Time.From(around.Time.GetUtcNow()) };
        var known = allocation is null && claim.IsReservedFor(pod) ? null : claim;
        for (var failures = 1; ; failures++)
        {
            try
            {
                known ??= await client.FindAsync<ResourceClaim>(key, cancel);
                if (known is null || known.Metadata.Uid != claim.Metadata.Uid || known.Metadata.DeletionTimestamp is not null) return Failed(ledgerKey, choice, $"claim {key} got deleted in the meantime");
                var (next, wrong) = Next(known, pod, allocation);
                if (wrong.Length > 0) return Failed(ledgerKey, choice, wrong);
                if (next is not null)
                {
                    if (next.Metadata.Finalizers != known.Metadata.Finalizers)
                    {
                        var kept = await client.UpdateAsync(known with { Metadata = next.Metadata }, cancel);
                        next = next with { Metadata = kept.Metadata };
                    }

                    known = await client.UpdateStatusAsync(next, cancel);
                }

                if (choice is not null) ledger.Wrote(ledgerKey, choice, known.Metadata.ResourceVersion);
                return (known, "");
            }
            catch (ApiException e) when (e.IsConflict || e.IsTransient)
            {
                known = null;
                await Task.Delay(Backoff.Standard.After(failures, around.Random), around.Time, cancel);
            }
            catch (ApiException e)
            {
                return Failed(ledgerKey, choice, $"add {(allocation is null ? "" : "allocation and ")}reservation to claim {key}: {e.Message}");
            }
        }
    }

    /// <summary>The claim as it is to be; null when it is so already.</summary>
    private static (ResourceClaim? Next, string Wrong) Next(ResourceClaim claim, Pod pod, AllocationResult? allocation)
    {
        if (allocation is null)
        {
            if (claim.Status.Allocation is null) return (null, $"claim {ObjectKey.Of(claim)} got deallocated in the meantime");
            return (claim.IsReservedFor(pod) ? null : claim.ReservedFor(pod), "");
        }

        if (claim.Status.Allocation is { } other)
        {
            // The same devices: written by a request whose answer was lost.
            if (!IsSame(other, allocation)) return (null, $"claim {ObjectKey.Of(claim)} got allocated elsewhere in the meantime");
            return (claim.IsReservedFor(pod) ? null : claim.ReservedFor(pod), "");
        }

        var finalizers = claim.Metadata.Finalizers.Contains(ClaimUse.Finalizer) ? claim.Metadata.Finalizers : claim.Metadata.Finalizers.Add(ClaimUse.Finalizer);
        var allocated = claim with { Metadata = claim.Metadata with { Finalizers = finalizers }, Status = claim.Status with { Allocation = allocation } };
        return (allocated.IsReservedFor(pod) ? allocated : allocated.ReservedFor(pod), "");
    }

    private static bool IsSame(AllocationResult a, AllocationResult b)
    {
        var (x, y) = (a.Devices.Results, b.Devices.Results);
        if (x.Count != y.Count) return false;
        for (var i = 0; i < x.Count; i++) if ((x[i].Request, x[i].Driver, x[i].Pool, x[i].Device, x[i].ShareID) != (y[i].Request, y[i].Driver, y[i].Pool, y[i].Device, y[i].ShareID)) return false;
        return true;
    }

    private (ResourceClaim? Claim, string Wrong) Failed(string ledgerKey, AllocationResult? choice, string wrong)
    {
        if (choice is not null) ledger.TakeBack(ledgerKey, choice);
        return (null, wrong);
    }
}
