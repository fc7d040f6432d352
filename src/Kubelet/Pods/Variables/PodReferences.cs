using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Containers;

namespace Keles.Kubelet.Pods.Variables;

/// <summary>The config maps and secrets that a pod names anywhere: what has to be followed for it.</summary>
internal sealed record PodReferences(IReadOnlySet<string> ConfigMaps, IReadOnlySet<string> Secrets)
{
    public static PodReferences Of(Pod pod)
    {
        var maps = new SortedSet<string>(StringComparer.Ordinal);
        var secrets = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var container in pod.Spec.All().Select(c => c.Spec))
        {
            OfContainer(container, maps, secrets);
        }
        foreach (var volume in pod.Spec.Volumes)
        {
            Add(maps, volume.ConfigMap?.Name);
            Add(secrets, volume.Secret?.SecretName);
            foreach (var source in volume.Projected?.Sources ?? [])
            {
                Add(maps, source.ConfigMap?.Name);
                Add(secrets, source.Secret?.Name);
            }
        }
        foreach (var pull in pod.Spec.ImagePullSecrets)
        {
            Add(secrets, pull.Name);
        }
        return new PodReferences(maps, secrets);
    }

    private static void OfContainer(Container container, SortedSet<string> maps, SortedSet<string> secrets)
    {
        foreach (var source in container.EnvFrom)
        {
            Add(maps, source.ConfigMapRef?.Name);
            Add(secrets, source.SecretRef?.Name);
        }
        foreach (var env in container.Env)
        {
            Add(maps, env.ValueFrom?.ConfigMapKeyRef?.Name);
            Add(secrets, env.ValueFrom?.SecretKeyRef?.Name);
        }
    }

    private static void Add(SortedSet<string> names, string? name)
    {
        if (name is { Length: > 0 })
        {
            names.Add(name);
        }
    }
}
