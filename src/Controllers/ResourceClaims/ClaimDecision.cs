using Keles.Api.Resource.V1;
using Keles.Machinery;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Controllers.ResourceClaims;

/// <summary>What is to become of a claim.</summary>
/// <param name="Status">The status to write; null when it is right.</param>
/// <param name="DropsFinalizer">Nothing keeps the claim any longer, once the status is written.</param>
/// <param name="Deletes">It was made for a pod that needs it no longer.</param>
internal sealed record ClaimDecision(ResourceClaimStatus? Status, bool DropsFinalizer, bool Deletes)
{
    /// <param name="users">Those of the claim's users that still are.</param>
    /// <param name="ownerIsDone">The pod that it was made for will not run any more.</param>
    public static ClaimDecision Of(ResourceClaim claim, Items<ResourceClaimConsumerReference> users, bool ownerIsDone)
    {
        var status = claim.Status;
        var isProtected = claim.Metadata.Finalizers.Contains(ClaimUse.Finalizer);
        var isGoing = claim.Metadata.DeletionTimestamp is not null;
        var left = users.Count < status.ReservedFor.Count;

        // The devices go back with the last user, or when a claim that nobody uses is to go. One that was never used keeps them: somebody is about to.
        var frees = users.IsEmpty && status.Allocation is not null && (left || isGoing) && isProtected;
        var next = frees ? ResourceClaimStatus.Empty : left ? status with { ReservedFor = users } : null;
        var hasDevices = (next ?? status).Allocation is not null;
        return new(next, isProtected && !hasDevices && users.IsEmpty && (left || isGoing), users.IsEmpty && ownerIsDone && !isGoing);
    }
}
