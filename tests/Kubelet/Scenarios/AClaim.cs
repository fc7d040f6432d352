using Keles.Api.Core.V1;
using Keles.Api.Resource.V1;
using Keles.Machinery;

namespace Keles.Kubelet.Tests.Scenarios;

/// <summary>Makes claims as the scheduler leaves them: with devices, reserved for pods.</summary>
internal static class AClaim
{
    public const string Driver = "dra.example.com";

    public static Api.Resource.V1.ResourceClaim Named(string name, params ReadOnlySpan<Pod> pods)
    {
        Items<ResourceClaimConsumerReference> consumers = [.. pods.ToArray().Select(static p => new ResourceClaimConsumerReference { Resource = "pods", Name = p.Metadata.Name, Uid = p.Metadata.Uid })];
        return new()
        {
            Metadata = new ObjectMeta { Name = name, Namespace = "default", Uid = $"uid-of-claim-{name}" },
            Status = new() { Allocation = From(Driver), ReservedFor = consumers },
        };
    }

    public static Api.Resource.V1.ResourceClaim Of(this Api.Resource.V1.ResourceClaim claim, params ReadOnlySpan<string> drivers)
    {
        var allocation = From(drivers);
        return claim with { Status = claim.Status with { Allocation = allocation } };
    }

    /// <summary>A pod that uses claims in its container, each under the claim's own name.</summary>
    public static Pod Using(this Pod pod, params ReadOnlySpan<string> claims)
    {
        Items<PodResourceClaim> entries = [.. claims.ToArray().Select(static c => new PodResourceClaim { Name = c, ResourceClaimName = c })];
        Items<Api.Core.V1.ResourceClaim> uses = entries.Select(static e => new Api.Core.V1.ResourceClaim { Name = e.Name });
        return pod.With(s => s with { ResourceClaims = entries, Containers = s.Containers.Map(c => c with { Resources = c.Resources with { Claims = uses } }) });
    }

    private static AllocationResult From(params ReadOnlySpan<string> drivers)
    {
        Items<DeviceRequestAllocationResult> results = [.. drivers.ToArray().Select(static (d, i) => new DeviceRequestAllocationResult { Request = $"r{i}", Driver = d, Pool = "pool", Device = "dev-0" })];
        return new() { Devices = new() { Results = results } };
    }
}
