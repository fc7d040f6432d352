using Keles.Api.Core.V1;

namespace Keles.Controllers.Pods;

/// <summary>How often a pod's containers were restarted at most: of two pods the one that is restarted more goes first, and sidecars count only where the others are equal.</summary>
internal readonly record struct PodRestarts(int Containers, int Sidecars) : IComparable<PodRestarts>
{
    public static PodRestarts Of(Pod pod)
    {
        var (containers, sidecars) = (0, 0);
        foreach (var status in pod.Status.ContainerStatuses) containers = Math.Max(containers, status.RestartCount);
        foreach (var status in pod.Status.InitContainerStatuses) if (IsSidecar(pod, status.Name)) sidecars = Math.Max(sidecars, status.RestartCount);
        return new(containers, sidecars);
    }

    public int CompareTo(PodRestarts other) => Containers != other.Containers ? Containers.CompareTo(other.Containers) : Sidecars.CompareTo(other.Sidecars);

    private static bool IsSidecar(Pod pod, string name) => pod.Spec.InitContainers.Any(c => c.Name == name && c.RestartPolicy == "Always");
}
