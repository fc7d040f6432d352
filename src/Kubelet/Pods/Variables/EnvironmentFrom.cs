using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Kubelet.Pods.Variables;

/// <summary>All entries of a config map or secret as variables.</summary>
internal static class EnvironmentFrom
{
    public static OrderedMap<string> Of(EnvFromSource source, string ns, EnvironmentSources from, List<string> skipped)
    {
        if (source.ConfigMapRef is { } map)
        {
            var data = from.ConfigMap(map.Name) is { } found
                ? found.Data
                : map.Optional == true ? default : throw new EnvironmentException($"configmap \"{map.Name}\" not found");
            return Named(data, source.Prefix, $"configMap {ns}/{map.Name}", skipped);
        }
        if (source.SecretRef is { } secret)
        {
            var data = from.Secret(secret.Name) is { } found
                ? found.Data.Map(v => v.ToUtf8())
                : secret.Optional == true ? default : throw new EnvironmentException($"secret \"{secret.Name}\" not found");
            return Named(data, source.Prefix, $"secret {ns}/{secret.Name}", skipped);
        }
        return default;
    }

    private static OrderedMap<string> Named(OrderedMap<string> data, string prefix, string origin, List<string> skipped)
    {
        var bad = data.Where(e => !IsName(prefix + e.Key)).Select(e => prefix + e.Key).ToArray();
        if (bad.Length > 0)
        {
            skipped.Add($"Keys [{string.Join(", ", bad)}] from the EnvFrom {origin} were skipped since they are considered invalid environment variable names.");
        }
        return OrderedMap<string>.From(data.Where(e => IsName(prefix + e.Key)).Select(e => KeyValuePair.Create(prefix + e.Key, e.Value)));
    }

    /// <summary>Any printable ASCII but the equals sign.</summary>
    private static bool IsName(string name) => name.Length > 0 && name.All(c => c is >= ' ' and <= '~' and not '=');
}
