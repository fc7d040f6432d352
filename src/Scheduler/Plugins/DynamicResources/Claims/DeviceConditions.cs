using Keles.Api.Resource.V1;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Scheduler;

/// <summary>Devices that must be made ready before a pod is bound: what their drivers say of it in the claim.</summary>
internal static class DeviceConditions
{
    /// <summary>Some device has to be waited for.</summary>
    public static bool Has(ResourceClaim claim) => Results(claim).Any(static r => !r.BindingConditions.IsEmpty);

    /// <summary>All conditions hold.</summary>
    /// <param name="failure">Why they never will, in upstream's words; empty when they may.</param>
    public static bool AreMet(ResourceClaim claim, out string failure)
    {
        failure = "";
        if (claim.Status.Allocation is null) return false;
        foreach (var result in Results(claim))
        {
            if (result.BindingConditions.IsEmpty) continue;
            if (claim.Status.Devices.Find(d => d.Driver == result.Driver && d.Pool == result.Pool && d.Device == result.Device) is not { } status) return false;
            foreach (var type in result.BindingFailureConditions)
            {
                if (status.Conditions.Find(c => c.Type == type) is not { Status: "True" } failed) continue;
                failure = $"claim {claim.Metadata.Name} binding failed: reason={failed.Reason}, message=\"{failed.Message}\"";
                return false;
            }

            foreach (var type in result.BindingConditions) if (status.Conditions.Find(c => c.Type == type) is not { Status: "True" }) return false;
        }

        return true;
    }

    /// <summary>The devices have been waited for too long.</summary>
    public static bool IsLate(ResourceClaim claim, TimeSpan limit, DateTimeOffset now) =>
        Has(claim) && claim.Status.Allocation?.AllocationTimestamp is { } since && since.ToDateTimeOffset() + limit < now;

    private static Items<DeviceRequestAllocationResult> Results(ResourceClaim claim) => claim.Status.Allocation?.Devices.Results ?? default;
}
