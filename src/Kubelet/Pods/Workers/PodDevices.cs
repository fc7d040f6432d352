using Keles.Api.Core.V1;

namespace Keles.Kubelet.Pods.Workers;

/// <summary>Devices of a pod's claims, which a driver on the node has to prepare. Drivers cannot register here yet, so a pod with claims is not started without its devices but waits.</summary>
internal static class PodDevices
{
    /// <summary>Why the pod's devices are not ready; empty when it has none.</summary>
    public static string WhyNot(Pod pod)
    {
        List<string> claims = [.. pod.Spec.ResourceClaims.Select(static c => c.Name)];
        if (pod.Status.ExtendedResourceClaimStatus is { } extended) claims.Add(extended.ResourceClaimName);
        return claims.Count == 0 ? "" : $"prepare dynamic resources: claims {string.Join(", ", claims)} need a driver of devices, and drivers cannot register on this node yet";
    }
}
