using Keles.Api;
using Keles.Fakes;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Scheduler.Tests.Devices;

/// <summary>Sees every change of claims and pods, and notes what must never be: a device of two claims, more of a device's capacity given than it has, a pod on a node whose claims are not its own.</summary>
internal sealed class DeviceOwners
{
    private readonly FakeApi api;
    private readonly Dictionary<string, ResourceClaim> claims = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> capacity;
    private readonly List<string> wrong = [];

    /// <param name="capacity">Of devices with shares, how much they have.</param>
    public DeviceOwners(FakeApi api, Dictionary<string, long>? capacity = null)
    {
        (this.api, this.capacity) = (api, capacity ?? []);
        api.Sees = See;
    }

    public void Check() => Assert.Empty(wrong);

    private void See(IApiObject? before, IApiObject? after)
    {
        if ((after ?? before) is ResourceClaim claim)
        {
            if (after is null) claims.Remove(claim.Metadata.Uid);
            else claims[claim.Metadata.Uid] = claim;
            Look();
        }

        if (after is Pod { Spec.NodeName.Length: > 0 } pod && before is Pod { Spec.NodeName: "" }) Bound(pod);
    }

    private void Look()
    {
        var results = claims.Values.Where(static c => c.Status.Allocation is not null).SelectMany(static c => c.Status.Allocation!.Devices.Results.Select(r => (Claim: c.Metadata.Name, Result: r))).ToArray();
        foreach (var device in results.GroupBy(static r => $"{r.Result.Pool}/{r.Result.Device}", StringComparer.Ordinal))
        {
            if (capacity.TryGetValue(device.Key, out var most))
            {
                if (device.Sum(static r => r.Result.ConsumedCapacity["bandwidth"].Value()) > most) wrong.Add($"{device.Key} is given beyond what it has");
            }
            else if (device.Count() > 1)
            {
                wrong.Add($"{device.Key} is given to {string.Join(" and ", device.Select(static r => r.Claim))}");
            }
        }
    }

    private void Bound(Pod pod)
    {
        foreach (var entry in pod.Spec.ResourceClaims)
        {
            var claim = claims.Values.FirstOrDefault(c => c.Metadata.Name == entry.ResourceClaimName);
            if (claim?.Status.Allocation is not { } allocation || !claim.Status.ReservedFor.Any(r => r.Uid == pod.Metadata.Uid)) wrong.Add($"{pod.Metadata.Name} was bound without {entry.ResourceClaimName}");
            else if (allocation.NodeSelector is { } selector && !selector.NodeSelectorTerms[0].MatchFields[0].Values.Contains(pod.Spec.NodeName)) wrong.Add($"{pod.Metadata.Name} was bound to {pod.Spec.NodeName}, far from its devices");
        }
    }
}
