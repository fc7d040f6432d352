using Keles.Api.Core.V1;

namespace Keles.Kubelet.Pods.Variables;

/// <summary>The value of a variable that is taken from somewhere.</summary>
internal static class EnvironmentValue
{
    /// <summary>Null when it is optional and missing.</summary>
    public static string? Of(EnvVarSource source, Container container, Pod pod, EnvironmentSources from)
    {
        if (source.FieldRef is { } field)
        {
            return PodFields.Find(pod, field.FieldPath, from.PodIps, from.HostIps)
                ?? throw new EnvironmentException($"unsupported fieldPath: {field.FieldPath}");
        }
        if (source.ResourceFieldRef is { } resource)
        {
            return ResourceFields.Value(resource, pod, container, from.Allocatable);
        }
        if (source.ConfigMapKeyRef is { } map)
        {
            return Key(from.ConfigMap(map.Name)?.Data.Get(map.Key), from.ConfigMap(map.Name) is not null, map.Optional == true,
                $"configmap \"{map.Name}\" not found", $"couldn't find key {map.Key} in ConfigMap {pod.Metadata.Namespace}/{map.Name}");
        }
        if (source.SecretKeyRef is { } secret)
        {
            var value = from.Secret(secret.Name) is { } found && found.Data.TryGetValue(secret.Key, out var bytes) ? bytes.ToUtf8() : null;
            return Key(value, from.Secret(secret.Name) is not null, secret.Optional == true,
                $"secret \"{secret.Name}\" not found", $"couldn't find key {secret.Key} in Secret {pod.Metadata.Namespace}/{secret.Name}");
        }
        if (source.FileKeyRef is { } file)
        {
            return from.FileKey(file) ?? (file.Optional == true ? null : throw new EnvironmentException($"environment variable key {file.Key} not found in file {file.Path} of volume {file.VolumeName}"));
        }
        return "";
    }

    private static string? Key(string? value, bool hasObject, bool optional, string noObject, string noKey) =>
        value ?? (optional ? null : throw new EnvironmentException(hasObject ? noKey : noObject));
}
