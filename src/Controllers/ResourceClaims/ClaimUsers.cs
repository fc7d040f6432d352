using Keles.Api.Core.V1;
using Keles.Api.Resource.V1;
using Keles.Client;
using Keles.Machinery;
using Keles.Reconcile;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Controllers.ResourceClaims;

/// <summary>Which pods still use a claim. That one does not is only believed when it is certain: the cache may not know a pod yet to which the scheduler has just given the claim.</summary>
internal sealed class ClaimUsers(IApiClient client, Informer<Pod> pods)
{
    public async Task<Items<ResourceClaimConsumerReference>> OfAsync(ResourceClaim claim, CancellationToken cancel)
    {
        var users = new List<ResourceClaimConsumerReference>();
        foreach (var user in claim.Status.ReservedFor.ToArray())
        {
            // What else may use a claim is not known here, so it is not taken away from it.
            if (!ClaimUse.IsPod(user) || !await IsDoneAsync(claim.Metadata.Namespace, user.Name, user.Uid, cancel)) users.Add(user);
        }

        return [.. users];
    }

    /// <summary>The pod that the claim was made for is still there but will not run.</summary>
    public async Task<bool> IsOwnerDoneAsync(ResourceClaim claim, CancellationToken cancel)
    {
        // One that is gone is the garbage collector's.
        if (claim.OwningPod() is not { } owner || pods.Get(claim.Metadata.Namespace, owner.Name) is null) return false;
        return await IsDoneAsync(claim.Metadata.Namespace, owner.Name, owner.Uid, cancel);
    }

    private async Task<bool> IsDoneAsync(string ns, string name, string uid, CancellationToken cancel)
    {
        if (pods.Get(ns, name) is { } pod && pod.Metadata.Uid == uid) return pod.IsDone();
        return await client.FindAsync<Pod>(new(ns, name), cancel) is not { } now || now.Metadata.Uid != uid || now.IsDone();
    }
}
