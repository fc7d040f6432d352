using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>The subresources of a pod that write a part of its spec.</summary>
internal static class PodTransitions
{
    public static Transition EphemeralContainers { get; } = new(
        static (value, stored) => Counted(PodPartialUpdates.EphemeralContainers((Pod)value, (Pod)stored), (Pod)stored),
        static (value, stored, errors) => PodPartialUpdates.CheckEphemeralContainers((Pod)value, (Pod)stored, errors));

    public static Transition Resize { get; } = new(
        static (value, stored) => Counted(PodPartialUpdates.Resize((Pod)value, (Pod)stored), (Pod)stored),
        static (value, stored, errors) => PodPartialUpdates.CheckResize((Pod)value, (Pod)stored, errors));

    private static Pod Counted(Pod pod, Pod stored) =>
        pod.Spec == stored.Spec ? pod : pod with { Metadata = pod.Metadata with { Generation = stored.Metadata.Generation + 1 } };
}
