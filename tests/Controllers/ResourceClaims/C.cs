using Keles.Api.Core.V1;
using Keles.Api.Resource.V1;
using Keles.Machinery;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Controllers.Tests.ResourceClaims;

/// <summary>Claims as tests speak of them.</summary>
internal static class C
{
    public static ResourceClaimTemplate Template(string name = "gpus") => new()
    {
        Metadata = new() { Name = name, Namespace = A.Ns },
        Spec = new()
        {
            Metadata = new() { Labels = A.Labels(("app", "web")), Annotations = A.Labels(("note", "x")) },
            Spec = new() { Devices = new() { Requests = [new() { Name = "r", Exactly = new() { DeviceClassName = "gpu", AllocationMode = "ExactCount", Count = 1 } }] } },
        },
    };

    /// <summary>A pod with entries: <c>name</c> from the template, or <c>name=claim</c> for a claim.</summary>
    public static Pod Pod(string name, params ReadOnlySpan<string> entries)
    {
        Items<PodResourceClaim> claims = [];
        foreach (var entry in entries)
        {
            var parts = entry.Split('=');
            claims = claims.Add(parts.Length == 1 ? new() { Name = entry, ResourceClaimTemplateName = "gpus" } : new() { Name = parts[0], ResourceClaimName = parts[1] });
        }

        var pod = A.Pod(name);
        return pod with { Spec = pod.Spec with { ResourceClaims = claims } };
    }

    public static ResourceClaim Claim(string name) => new() { Metadata = new() { Name = name, Namespace = A.Ns }, Spec = Template().Spec.Spec };

    /// <summary>As the scheduler leaves it.</summary>
    public static ResourceClaim Given(this ResourceClaim claim, string device, params ReadOnlySpan<Pod> users)
    {
        var given = claim with
        {
            Metadata = claim.Metadata with { Finalizers = claim.Metadata.Finalizers.Contains(ClaimUse.Finalizer) ? claim.Metadata.Finalizers : claim.Metadata.Finalizers.Add(ClaimUse.Finalizer) },
            Status = claim.Status with { Allocation = claim.Status.Allocation ?? new() { Devices = new() { Results = [new() { Request = "r", Driver = "d", Pool = "p", Device = device }] } } },
        };
        foreach (var pod in users) if (!given.IsReservedFor(pod)) given = given.ReservedFor(pod);
        return given;
    }
}
