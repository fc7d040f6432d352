using Keles.Api.Resource.V1;

namespace Keles.Scheduler;

/// <summary>What a pod would be given on one node.</summary>
/// <param name="Allocations">For the claims that have none yet, in their order.</param>
/// <param name="Extended">The claim for plain resources that devices stand for on this node, and its allocation.</param>
internal sealed record NodeDevices(Items<AllocationResult> Allocations, (ExtendedClaim Claim, AllocationResult Allocation)? Extended);
