using Keles.Api.Core.V1;

namespace Keles.ApiServer;

/// <summary>For accounts that ask for it: their pods use no secrets but those the account names.</summary>
internal static class MountableSecrets
{
    public static void Check(AdmissionRequest request, Pod pod, ServiceAccount account)
    {
        var name = account.Metadata.Name;
        var allowed = account.Secrets.ToArray().Select(static s => s.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var volume in pod.Spec.Volumes)
        {
            if (volume.Secret is { } secret && !allowed.Contains(secret.SecretName))
                throw request.Forbidden($"volume with secret.secretName=\"{secret.SecretName}\" is not allowed because service account {name} does not reference that secret");
        }

        foreach (var (sort, container) in PodContainers.All(pod.Spec))
        {
            var kind = sort switch { ContainerSort.Init => "init container", ContainerSort.Ephemeral => "ephemeral container", _ => "container" };
            foreach (var env in container.Env)
            {
                if (env.ValueFrom?.SecretKeyRef is { } key && !allowed.Contains(key.Name))
                    throw request.Forbidden($"{kind} {container.Name} with envVar {env.Name} referencing secret.secretName=\"{key.Name}\" is not allowed because service account {name} does not reference that secret");
            }

            foreach (var from in container.EnvFrom)
            {
                if (from.SecretRef is { } whole && !allowed.Contains(whole.Name))
                    throw request.Forbidden($"{kind} {container.Name} with envFrom referencing secret.secretName=\"{whole.Name}\" is not allowed because service account {name} does not reference that secret");
            }
        }

        var pulls = account.ImagePullSecrets.ToArray().Select(static s => s.Name).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < pod.Spec.ImagePullSecrets.Count; i++)
        {
            var pull = pod.Spec.ImagePullSecrets[i].Name;
            if (!pulls.Contains(pull)) throw request.Forbidden($"imagePullSecrets[{i}].name=\"{pull}\" is not allowed because service account {name} does not reference that imagePullSecret");
        }
    }
}
