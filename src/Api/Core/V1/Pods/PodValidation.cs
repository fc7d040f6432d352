using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What holds for a new pod.</summary>
internal static class PodValidation
{
    public const string MirrorAnnotation = "kubernetes.io/config.mirror";
    private const string DeletionCost = "controller.kubernetes.io/pod-deletion-cost";

    private static readonly FieldPath Spec = FieldPath.Root("spec");

    public static void OnCreate(Pod pod, FieldErrors errors)
    {
        Whole(pod, errors);
        if (!pod.Spec.EphemeralContainers.IsEmpty) errors.Forbidden(Spec.Child("ephemeralContainers"), "cannot be set on create");
        if (pod.Spec.NodeName.Length > 0 && !pod.Spec.SchedulingGates.IsEmpty) errors.Forbidden(Spec.Child("nodeName"), "cannot be set until all schedulingGates have been cleared");
        ProfileAnnotations.Agree(pod.Metadata.Annotations, pod.Spec, Spec, errors);
    }

    /// <summary>Annotations and spec; what templates may leave loose, a pod may not.</summary>
    public static void Whole(Pod pod, FieldErrors errors)
    {
        Annotations(pod, errors);
        PodSpecValidation.Of(pod.Spec, pod.Metadata, Spec, errors);
        if (pod.Spec.ServiceAccountName.Length == 0) NoTokens(pod.Spec.Volumes, errors);
        for (var i = 0; i < pod.Spec.Containers.Count; i++) ContainerValidation.Trimmed(pod.Spec.Containers[i], Spec.Child("containers").Index(i), errors);
        for (var i = 0; i < pod.Spec.InitContainers.Count; i++) ContainerValidation.Trimmed(pod.Spec.InitContainers[i], Spec.Child("initContainers").Index(i), errors);
    }

    public static void Annotations(Pod pod, FieldErrors errors)
    {
        var path = FieldPath.Root("metadata", "annotations");
        var annotations = pod.Metadata.Annotations;
        if (annotations.TryGetValue(MirrorAnnotation, out var mirror) && pod.Spec.NodeName.Length == 0) errors.Invalid(path.Key(MirrorAnnotation), mirror, "must set spec.nodeName if mirror pod annotation is set");
        if (annotations.TryGetValue(DeletionCost, out var cost) && !IsCost(cost)) errors.Invalid(path.Key(DeletionCost), cost, "must be a 32bit integer");
        ProfileAnnotations.Check(annotations, pod.Spec, path, errors);
    }

    /// <summary>Written in one way only: no plus sign, no leading zeros.</summary>
    private static bool IsCost(string text) => int.TryParse(text, out var number) && number.ToString() == text;

    private static void NoTokens(Items<Volume> volumes, FieldErrors errors)
    {
        for (var i = 0; i < volumes.Count; i++)
        {
            var sources = volumes[i].Projected?.Sources ?? default;
            for (var j = 0; j < sources.Count; j++)
            {
                if (sources[j].ServiceAccountToken is not null) errors.Forbidden(Spec.Child("volumes").Index(i).Child("projected", "sources").Index(j).Child("serviceAccountToken"), "must not be specified when serviceAccountName is not set");
            }
        }
    }
}
