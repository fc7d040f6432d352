using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Scheduler;

/// <summary>A pod's claims on their way through one cycle. Copies share it: what other pods come or go changes nothing of it.</summary>
/// <param name="claims">All claims that the pod names.</param>
internal sealed class PodDevices(Items<ResourceClaim> claims) : ICycleValue
{
    public Items<ResourceClaim> Claims => claims;

    /// <summary>Those of <see cref="Claims"/> without devices.</summary>
    public IReadOnlyList<ClaimPlan> Plans { get; init; } = [];

    /// <summary>Why the claims cannot be served anywhere; empty for nothing.</summary>
    public string Broken { get; init; } = "";

    /// <summary>Finds devices; null when nothing is to be allocated.</summary>
    public DeviceAllocator? Allocator { get; init; }

    public DeviceBackedResources? Backed { get; init; }

    /// <summary>A claim that an earlier attempt has made for plain resources and not brought to its end.</summary>
    public ResourceClaim? Stale { get; init; }

    /// <summary>Claims with devices that cannot be used on some node.</summary>
    public HashSet<string> Unavailable { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, NodeDevices> ByNode { get; } = new(StringComparer.Ordinal);

    /// <summary>Claims that were made for plain resources, by their resources: most nodes have none, so most need the same.</summary>
    public Dictionary<string, ExtendedClaim> ExtendedClaims { get; } = new(StringComparer.Ordinal);

    /// <summary>Claims as they were written with the pod among those who use them.</summary>
    public List<ResourceClaim> Reserved { get; } = [];

    /// <summary>The claim that this attempt has made for plain resources.</summary>
    public ResourceClaim? Made { get; set; }
}
