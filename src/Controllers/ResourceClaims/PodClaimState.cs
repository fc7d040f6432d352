using Keles.Api.Core.V1;

namespace Keles.Controllers.ResourceClaims;

/// <summary>Whether a pod still has a use for claims.</summary>
internal static class PodClaimState
{
    /// <summary>None of its containers runs or ever will. Once so, always so.</summary>
    public static bool IsDone(this Pod pod) => pod.IsTerminal() || (pod.IsBeingDeleted() && pod.Spec.NodeName.Length == 0);

    /// <summary>It names claims, or has one for plain resources.</summary>
    public static bool HasClaims(this Pod pod) => !pod.Spec.ResourceClaims.IsEmpty || pod.Status.ExtendedResourceClaimStatus is not null;
}
