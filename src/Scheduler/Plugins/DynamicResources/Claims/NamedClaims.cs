using Keles.Api.Resource.V1;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Scheduler;

/// <summary>The claims a pod names.</summary>
internal static class NamedClaims
{
    /// <param name="problem">Why not all are there, in upstream's words; empty when they are.</param>
    public static Items<ResourceClaim> Of(Pod pod, DeviceView devices, out string problem)
    {
        problem = "";
        var found = new List<ResourceClaim>();
        foreach (var entry in pod.Spec.ResourceClaims)
        {
            var name = PodClaimName.Of(pod, entry);
            problem = name.Problem;
            if (problem.Length > 0) return [];
            if (name.Name is null) continue;
            if (devices.Claim(new(pod.Metadata.Namespace, name.Name)) is not { } claim) problem = $"could not find ResourceClaim \"{pod.Metadata.Namespace}/{name.Name}\"";
            else if (claim.Metadata.DeletionTimestamp is not null) problem = $"resourceclaim \"{name.Name}\" is being deleted";
            else if (name.IsMade && claim.WhyNotOf(pod) is { Length: > 0 } anothers) problem = anothers;
            else if (!found.Contains(claim)) found.Add(claim);
            if (problem.Length > 0) return [];
        }

        return [.. found];
    }
}
