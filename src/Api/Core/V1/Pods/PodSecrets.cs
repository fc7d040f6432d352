using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>The secrets that a pod names, wherever it does.</summary>
public static class PodSecrets
{
    /// <summary>Their names in the pod's namespace; one that is named twice comes twice.</summary>
    public static IEnumerable<string> Of(Pod pod)
    {
        foreach (var secret in pod.Spec.ImagePullSecrets.AsEnumerable()) yield return secret.Name;
        foreach (var volume in pod.Spec.Volumes.AsEnumerable())
        {
            foreach (var secret in Of(volume)) yield return secret;
        }

        foreach (var container in pod.Spec.InitContainers.AsEnumerable().Concat(pod.Spec.Containers))
        {
            foreach (var secret in Of(container.EnvFrom, container.Env)) yield return secret;
        }

        foreach (var container in pod.Spec.EphemeralContainers.AsEnumerable())
        {
            foreach (var secret in Of(container.EnvFrom, container.Env)) yield return secret;
        }
    }

    private static IEnumerable<string> Of(Items<EnvFromSource> whole, Items<EnvVar> single)
    {
        foreach (var from in whole.AsEnumerable()) if (from.SecretRef is { } secret) yield return secret.Name;
        foreach (var env in single.AsEnumerable()) if (env.ValueFrom?.SecretKeyRef is { } key) yield return key.Name;
    }

    private static IEnumerable<string> Of(Volume volume)
    {
        if (volume.Secret is { } secret) yield return secret.SecretName;
        if (volume.Csi?.NodePublishSecretRef is { } csi) yield return csi.Name;
        if (volume.Cephfs?.SecretRef is { } ceph) yield return ceph.Name;
        if (volume.Cinder?.SecretRef is { } cinder) yield return cinder.Name;
        if (volume.FlexVolume?.SecretRef is { } flex) yield return flex.Name;
        if (volume.Iscsi?.SecretRef is { } iscsi) yield return iscsi.Name;
        if (volume.Rbd?.SecretRef is { } rbd) yield return rbd.Name;
        if (volume.ScaleIO?.SecretRef is { } scale) yield return scale.Name;
        if (volume.Storageos?.SecretRef is { } storage) yield return storage.Name;
        if (volume.AzureFile is { } azure) yield return azure.SecretName;
        if (volume.Projected is not { } projected) yield break;
        foreach (var source in projected.Sources.AsEnumerable())
        {
            if (source.Secret is { } part) yield return part.Name;
        }
    }
}
