using Keles.Api.Core.V1;
using Keles.Api.Resource.V1;
using Keles.Client;
using Keles.Machinery;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Kubelet.Devices.Claims;

/// <summary>Reads the claims that a pod needs from the API, and makes sure that they are the pod's to use.</summary>
internal sealed class PodClaims(IApiClient api)
{
    /// <summary>Whether a pod has any.</summary>
    public static bool Has(Pod pod) => !pod.Spec.ResourceClaims.IsEmpty || pod.Status.ExtendedResourceClaimStatus is not null;

    /// <exception cref="DeviceException">One of them is missing, not allocated, or not for this pod.</exception>
    public async Task<IReadOnlyList<PreparedClaim>> ReadAsync(Pod pod, CancellationToken cancel)
    {
        var found = new List<PreparedClaim>();
        foreach (var (name, isMade) in Names(pod))
        {
            var claim = await FetchAsync(pod.Metadata.Namespace, name, cancel);
            if (isMade && claim.WhyNotOf(pod) is { Length: > 0 } foreign)
            {
                throw new DeviceException(foreign);
            }
            if (!claim.IsReservedFor(pod))
            {
                throw new DeviceException($"pod {pod.Metadata.Name} ({pod.Metadata.Uid}) is not allowed to use ResourceClaim {name} ({claim.Metadata.Uid})");
            }
            found.Add(claim.Status.Allocation is { } allocation ? PreparedClaim.Of(claim, allocation) : throw new DeviceException($"ResourceClaim {name}: not allocated"));
        }
        return [.. found.DistinctBy(static c => c.Key)];
    }

    private static IEnumerable<(string Name, bool IsMade)> Names(Pod pod)
    {
        var names = new List<(string, bool)>();
        foreach (var entry in pod.Spec.ResourceClaims)
        {
            var claim = PodClaimName.Of(pod, entry);
            if (claim.Problem.Length > 0)
            {
                throw new DeviceException(claim.Problem);
            }
            // One that turned out not to be needed has no name.
            if (claim.Name is { } name)
            {
                names.Add((name, claim.IsMade));
            }
        }
        if (pod.Status.ExtendedResourceClaimStatus is { } extended)
        {
            names.Add((extended.ResourceClaimName, false));
        }
        return names;
    }

    private async Task<ResourceClaim> FetchAsync(string ns, string name, CancellationToken cancel)
    {
        try
        {
            return await api.GetAsync<ResourceClaim>(new ObjectKey(ns, name), cancel);
        }
        catch (ApiException failed)
        {
            throw new DeviceException($"fetch ResourceClaim {name}: {failed.Message}", failed);
        }
    }
}
