using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.EphemeralVolumes;

/// <summary>The claims that pods bring along for volumes of their own: each lives as long as its pod.</summary>
internal static class EphemeralClaims
{
    public static bool HasAny(Pod pod) => pod.Spec.Volumes.Any(static v => v.Ephemeral is not null);

    public static string NameOf(Pod pod, Volume volume) => $"{pod.Metadata.Name}-{volume.Name}";

    /// <summary>The claim that a volume asks for; null for a volume of another sort.</summary>
    public static PersistentVolumeClaim? Of(Pod pod, Volume volume) => volume.Ephemeral?.VolumeClaimTemplate is not { } template ? null : new()
    {
        Metadata = new()
        {
            Name = NameOf(pod, volume),
            Namespace = pod.Metadata.Namespace,
            Labels = template.Metadata.Labels,
            Annotations = template.Metadata.Annotations,
            OwnerReferences = [Owners.ControllerOf(PodKind.Kind, pod)],
        },
        Spec = template.Spec,
    };

    /// <summary>Why a claim that exists is not the pod's, in upstream's words; null when it is.</summary>
    public static string? Conflict(Pod pod, PersistentVolumeClaim claim) => claim.IsControlledBy(pod) ? null
        : $"PVC {claim.Metadata.Namespace}/{claim.Metadata.Name} was not created for pod {pod.Metadata.Namespace}/{pod.Metadata.Name} (pod is not owner)";
}
