using Keles.Api.Resource.V1;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Scheduler;

/// <summary>The claim that is made for a pod's plain resources when it goes to a node where devices stand for them.</summary>
internal sealed record ExtendedClaim(ResourceClaim Claim, Items<ContainerExtendedResourceRequest> Mappings, ClaimPlan Plan)
{
    /// <summary>As messages name it while it is only thought of.</summary>
    private const string Unmade = "<extended-resources>";

    /// <exception cref="BrokenRequestException">The class is gone.</exception>
    public static ExtendedClaim For(Pod pod, IEnumerable<string> resources, DeviceView devices)
    {
        var requests = ExtendedRequests.Of(pod.Spec, resources.Select(r => (r, devices.ClassOf(r)?.Metadata.Name ?? "")));
        var claim = new ResourceClaim
        {
            Metadata = new()
            {
                Name = Unmade,
                Namespace = pod.Metadata.Namespace,
                GenerateName = $"{pod.Metadata.Name}-extended-resources-",
                Annotations = OrderedMap<string>.Of((ClaimUse.ExtendedResourceAnnotation, "true")),
                OwnerReferences = [new() { ApiVersion = "v1", Kind = "Pod", Name = pod.Metadata.Name, Uid = pod.Metadata.Uid, Controller = true }],
            },
            Spec = new() { Devices = new() { Requests = requests.Requests } },
        };
        return new(claim, requests.Mappings, ClaimPlan.Of(claim, devices.Class));
    }

    /// <summary>Under which the ledger knows it before it has a uid.</summary>
    public static string LedgerKey(string podUid) => $"extended resources of {podUid}";
}
