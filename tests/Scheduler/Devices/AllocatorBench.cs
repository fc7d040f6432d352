using Keles.Api.Resource.V1;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Scheduler.Tests.Devices;

/// <summary>The allocator over slices and classes that a test states; what it finds stays given away.</summary>
internal sealed class AllocatorBench(params IReadOnlyList<ResourceSlice> slices)
{
    private readonly List<AllocationResult> given = [];
    private readonly SelectorAnswers answers = new();

    public List<DeviceClass> Classes { get; } = [D.Class()];

    public Node Node { get; set; } = A.Node("node-1");

    /// <summary>Allocates for all claims of one pod; throws with the reason when it cannot.</summary>
    public Items<AllocationResult> Allocate(params IReadOnlyList<ResourceClaim> claims)
    {
        var (allocations, whyNot) = Try(claims);
        Assert.Equal("", whyNot);
        given.AddRange(allocations);
        return allocations;
    }

    public (Items<AllocationResult> Allocations, string WhyNot) Try(params IReadOnlyList<ResourceClaim> claims)
    {
        ClaimPlan[] plans = [.. claims.Select(c => ClaimPlan.Of(c, n => Classes.Find(k => k.Metadata.Name == n)))];
        return new DeviceAllocator(new(slices), new(given), answers, TimeSpan.FromSeconds(10), Background.Surroundings.OnThisMachine).Allocate(Node, plans);
    }

    /// <summary>Which devices the claims would be given: <c>request=device</c>, a claim's behind a bar.</summary>
    public string Devices(params IReadOnlyList<ResourceClaim> claims) => Text(Allocate(claims));

    public string WhyNot(params IReadOnlyList<ResourceClaim> claims) => Try(claims).WhyNot;

    public string Error(params IReadOnlyList<ResourceClaim> claims) => Assert.Throws<BrokenRequestException>(() => Try(claims)).Message;

    public static string Text(Items<AllocationResult> allocations) => string.Join(" | ", allocations.Select(static a => string.Join(' ', a.Devices.Results.Select(static r => $"{r.Request}={r.Device}"))));
}
