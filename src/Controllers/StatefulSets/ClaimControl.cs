using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.StatefulSets;

/// <summary>Makes the claims of pods and sets who owns them.</summary>
internal sealed class ClaimControl(IApiClient client, StatefulEvents events, Informer<PersistentVolumeClaim> claims, PendingWrites<ObjectKey> pending)
{
    /// <summary>Makes what is missing; throws when a claim cannot be had now.</summary>
    public async Task MakeAsync(StatefulSet set, Pod pod, int ordinal, CancellationToken cancel)
    {
        var errors = new List<ApiException>();
        foreach (var wanted in StatefulClaims.Of(set, ordinal).ToArray())
        {
            var name = wanted.Metadata.Name;
            if (claims.Get(ObjectKey.Of(wanted)) is { } existing)
            {
                if (existing.Metadata.DeletionTimestamp is not null) errors.Add(Because(StatusReasons.Conflict, 409, $"pvc {name} is being deleted"));
                continue;
            }

            // The owner comes with the claim, so that a crash leaves no claim that outlives its set.
            var owners = StatefulClaims.OwnersFor(set, pod, ordinal, wanted) ?? wanted.Metadata.OwnerReferences;
            try
            {
                pending.Wrote(ObjectKey.Of(set), claims.Untyped, await client.CreateAsync(wanted with { Metadata = wanted.Metadata with { OwnerReferences = owners } }, null, cancel));
                events.ClaimMade(set, name, pod.Metadata.Name);
            }
            catch (ApiException e)
            {
                events.ClaimMade(set, name, pod.Metadata.Name, e);
                errors.Add(new(e.Status with { Message = $"failed to create PVC {name}: {e.Message}" }, e));
            }
        }

        if (errors.Count == 1) throw errors[0];
        if (errors.Count > 1) throw new ApiException(errors[0].Status with { Message = $"[{string.Join(", ", errors.Select(static e => e.Message))}]" }, errors[0]);
    }

    /// <summary>Makes the owners of a pod's claims what the retention policy wants.</summary>
    public async Task OwnAsync(StatefulSet set, Pod pod, int ordinal, CancellationToken cancel)
    {
        foreach (var template in set.Spec.VolumeClaimTemplates.ToArray())
        {
            var name = Ordinals.ClaimName(set, template, ordinal);
            if (claims.Get(set.Metadata.Namespace, name) is not { } claim) continue;
            if (StatefulClaims.OwnersFor(set, pod, ordinal, claim) is not { } owners) continue;
            if (StatefulClaims.IsManagedElsewhere(set, pod, claim.Metadata.OwnerReferences)) events.ForeignClaim(set, name);
            try
            {
                pending.Wrote(ObjectKey.Of(set), claims.Untyped, await client.UpdateAsync(claim with { Metadata = claim.Metadata with { OwnerReferences = owners } }, cancel));
            }
            catch (ApiException e)
            {
                throw new ApiException(e.Status with { Message = $"could not update claim {name} for delete policy ownerRefs: {e.Message}" }, e);
            }
        }
    }

    private static ApiException Because(string reason, int code, string message) => new(new Status { StatusValue = "Failure", Reason = reason, Code = code, Message = message });
}
