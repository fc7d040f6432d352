using Keles.Api.Core.V1;

namespace Keles.ApiServer;

/// <summary>Everything a pod's node must read to run it.</summary>
internal static class PodReferences
{
    /// <summary>A pod that mirrors a node's own file gives no rights: the node could write anything into it.</summary>
    public const string MirrorAnnotation = "kubernetes.io/config.mirror";

    public static IEnumerable<NodeObject> Of(Pod pod)
    {
        if (pod.Metadata.Annotations.ContainsKey(MirrorAnnotation)) yield break;
        var ns = pod.Metadata.Namespace;
        if (pod.Spec.ServiceAccountName.Length > 0) yield return new(NodeObjectType.ServiceAccount, ns, pod.Spec.ServiceAccountName);
        foreach (var secret in PodSecrets.Of(pod)) yield return new(NodeObjectType.Secret, ns, secret);
        foreach (var map in ConfigMaps(pod)) yield return new(NodeObjectType.ConfigMap, ns, map);
        foreach (var claim in Claims(pod)) yield return new(NodeObjectType.Claim, ns, claim);
        foreach (var claim in pod.Spec.ResourceClaims.AsEnumerable())
        {
            if (claim.ResourceClaimName is { Length: > 0 } name) yield return new(NodeObjectType.ResourceClaim, ns, name);
        }

        foreach (var status in pod.Status.ResourceClaimStatuses.AsEnumerable())
        {
            if (status.ResourceClaimName is { Length: > 0 } name) yield return new(NodeObjectType.ResourceClaim, ns, name);
        }

        if (pod.Status.ExtendedResourceClaimStatus is { ResourceClaimName.Length: > 0 } extended) yield return new(NodeObjectType.ResourceClaim, ns, extended.ResourceClaimName);
    }

    public static IEnumerable<string> ConfigMaps(Pod pod)
    {
        foreach (var volume in pod.Spec.Volumes.AsEnumerable())
        {
            if (volume.ConfigMap is { } map) yield return map.Name;
            if (volume.Projected is not { } projected) continue;
            foreach (var source in projected.Sources.AsEnumerable())
            {
                if (source.ConfigMap is { } part) yield return part.Name;
            }
        }

        foreach (var (_, from, env) in Environments(pod))
        {
            if (from?.ConfigMapRef is { } whole) yield return whole.Name;
            if (env?.ValueFrom?.ConfigMapKeyRef is { } key) yield return key.Name;
        }
    }

    /// <summary>Each source of environment variables, with the container's name.</summary>
    public static IEnumerable<(string Container, EnvFromSource? From, EnvVar? Variable)> Environments(Pod pod)
    {
        foreach (var container in pod.Spec.InitContainers.AsEnumerable().Concat(pod.Spec.Containers))
        {
            foreach (var from in container.EnvFrom.AsEnumerable()) yield return (container.Name, from, null);
            foreach (var env in container.Env.AsEnumerable()) yield return (container.Name, null, env);
        }

        foreach (var container in pod.Spec.EphemeralContainers.AsEnumerable())
        {
            foreach (var from in container.EnvFrom.AsEnumerable()) yield return (container.Name, from, null);
            foreach (var env in container.Env.AsEnumerable()) yield return (container.Name, null, env);
        }
    }

    private static IEnumerable<string> Claims(Pod pod)
    {
        foreach (var volume in pod.Spec.Volumes.AsEnumerable())
        {
            if (volume.PersistentVolumeClaim is { } claim) yield return claim.ClaimName;
            if (volume.Ephemeral is not null) yield return $"{pod.Metadata.Name}-{volume.Name}";
        }
    }
}
