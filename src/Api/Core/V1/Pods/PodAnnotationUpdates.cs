using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Annotations of a pod that mean something to the kubelet stay as they were when the pod was made.</summary>
internal static class PodAnnotationUpdates
{
    public static void Check(Pod pod, Pod stored, FieldErrors errors)
    {
        var path = FieldPath.Root("metadata", "annotations");
        OrderedMap<string> now = pod.Metadata.Annotations, before = stored.Metadata.Annotations;
        foreach (var (key, value) in before)
        {
            if (now.Get(key) == value) continue;
            if (key.StartsWith(ProfileAnnotations.AppArmorPrefix, StringComparison.Ordinal)) errors.Forbidden(path.Key(key), "may not remove or update AppArmor annotations");
            if (key == PodValidation.MirrorAnnotation) errors.Forbidden(path.Key(key), "may not remove or update mirror pod annotation");
        }

        foreach (var (key, _) in now)
        {
            if (before.ContainsKey(key)) continue;
            if (key.StartsWith(ProfileAnnotations.AppArmorPrefix, StringComparison.Ordinal)) errors.Forbidden(path.Key(key), "may not add AppArmor annotations");
            if (key == PodValidation.MirrorAnnotation) errors.Forbidden(path.Key(key), "may not add mirror pod annotation");
        }

        PodValidation.Annotations(pod, errors);
    }
}
