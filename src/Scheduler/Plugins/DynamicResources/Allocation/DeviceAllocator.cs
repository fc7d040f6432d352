using Keles.Api.Resource.V1;

namespace Keles.Scheduler;

/// <summary>Finds devices for a pod's claims, node by node, among the pools and allocations of one moment.</summary>
internal sealed class DeviceAllocator(PoolIndex pools, AllocatedDevices allocated, SelectorAnswers answers, TimeSpan limit, Surroundings around)
{
    public const string InvalidPools = "invalid resource pools were encountered";

    /// <summary>An allocation for each claim, or why there is none on this node.</summary>
    /// <exception cref="BrokenRequestException">There is none on any node, for a claim or a class makes no sense.</exception>
    public (Items<AllocationResult> Allocations, string WhyNot) Allocate(Node node, IReadOnlyList<ClaimPlan> claims)
    {
        var usable = pools.For(node);
        try
        {
            if (new DeviceSearch(claims, usable, allocated, answers, new(around.Time, limit)).Run() is { } picks)
            {
                return ([.. claims.Select((c, i) => AllocationForm.Of(c, picks[i], node.Metadata.Name, around.Uids))], "");
            }
        }
        catch (TimeoutException e)
        {
            return ([], e.Message);
        }

        return ([], usable.Any(static p => p.IsInvalid) ? InvalidPools : "cannot allocate all claims");
    }
}
