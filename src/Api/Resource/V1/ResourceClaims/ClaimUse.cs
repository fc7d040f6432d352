using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api.Resource.V1;

/// <summary>Who uses a claim, and who may.</summary>
public static class ClaimUse
{
    /// <summary>Keeps a claim that has devices from going before they are given back.</summary>
    public const string Finalizer = "resource.kubernetes.io/delete-protection";

    /// <summary>On a claim that was made for a pod: the entry of the pod.</summary>
    public const string PodClaimAnnotation = "resource.kubernetes.io/pod-claim-name";

    /// <summary>On a claim that the scheduler made for devices asked for as plain resources.</summary>
    public const string ExtendedResourceAnnotation = "resource.kubernetes.io/extended-resource-claim";

    /// <summary>So many may use one claim.</summary>
    public const int MostConsumers = 256;

    /// <summary>Another may use the claim.</summary>
    public static bool HasRoom(this ResourceClaim claim) => claim.Status.ReservedFor.Count < MostConsumers;

    public static bool IsReservedFor(this ResourceClaim claim, Pod pod) => claim.Status.ReservedFor.Any(c => IsPod(c) && c.Uid == pod.Metadata.Uid);

    /// <summary>The claim with the pod among those who use it.</summary>
    public static ResourceClaim ReservedFor(this ResourceClaim claim, Pod pod) => claim with
    {
        Status = claim.Status with { ReservedFor = claim.Status.ReservedFor.Add(new() { Resource = "pods", Name = pod.Metadata.Name, Uid = pod.Metadata.Uid }) },
    };

    public static bool IsPod(ResourceClaimConsumerReference consumer) => consumer is { ApiGroup: "", Resource: "pods" };

    /// <summary>Why a claim that should have been made for the pod is not the pod's; empty when it is.</summary>
    public static string WhyNotOf(this ResourceClaim claim, Pod pod) =>
        claim.Metadata.Namespace == pod.Metadata.Namespace && claim.Controller()?.Uid == pod.Metadata.Uid
            ? ""
            : $"ResourceClaim {claim.Metadata.Namespace}/{claim.Metadata.Name} was not created for pod {pod.Metadata.Namespace}/{pod.Metadata.Name} (pod is not owner)";

    /// <summary>The pod that the claim was made for.</summary>
    public static OwnerReference? OwningPod(this ResourceClaim claim) =>
        claim.Controller() is { ApiVersion: "v1", Kind: "Pod" } owner ? owner : null;

    private static OwnerReference? Controller(this ResourceClaim claim) => claim.Metadata.OwnerReferences.Find(static o => o.Controller == true);
}
