using Keles.Api.Resource.V1;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Scheduler;

/// <summary>A claim that needs devices, its requests brought into one form.</summary>
/// <param name="Requests">Per request its alternatives, the best first; mostly there is one.</param>
internal sealed record ClaimPlan(ResourceClaim Claim, Items<Items<RequestPlan>> Requests)
{
    public string Name => $"{Claim.Metadata.Namespace}/{Claim.Metadata.Name}";

    /// <exception cref="BrokenRequestException">It asks for what nobody knows.</exception>
    public static ClaimPlan Of(ResourceClaim claim, Func<string, DeviceClass?> classes)
    {
        var name = $"{claim.Metadata.Namespace}/{claim.Metadata.Name}";
        var plan = new ClaimPlan(claim, claim.Spec.Devices.Requests.Select(r => RequestPlan.Of(name, r, classes)));
        _ = plan.NewConstraints();
        return plan;
    }

    /// <summary>Constraints that nothing was added to.</summary>
    public IDeviceConstraint[] NewConstraints() =>
        [.. Claim.Spec.Devices.Constraints.ToArray().Select((c, i) => AttributeConstraint.Of(c) ?? throw new BrokenRequestException($"claim {Name}, constraint #{i}: empty constraint (unsupported constraint type?)"))];
}
