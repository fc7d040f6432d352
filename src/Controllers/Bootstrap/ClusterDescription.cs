using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.Bootstrap;

/// <summary>The config map that tells everybody where the cluster is, signed with each token so that who has one can trust it.</summary>
internal static class ClusterDescription
{
    public const string Namespace = "kube-public";
    public const string Name = "cluster-info";

    private const string Kubeconfig = "kubeconfig";
    private const string SignaturePrefix = "jws-kubeconfig-";

    /// <summary>The map with a signature of each token and no others, or null when it is so already or there is nothing to sign.</summary>
    public static ConfigMap? Signed(ConfigMap map, IReadOnlyList<Secret> secrets, DateTimeOffset now)
    {
        if (!map.Data.TryGetValue(Kubeconfig, out var content)) return null;
        var data = OrderedMap<string>.From(map.Data.Where(static d => !d.Key.StartsWith(SignaturePrefix, StringComparison.Ordinal)));
        foreach (var secret in secrets)
        {
            if (TokenSecret.Signing(secret, now) is { } token) data = data.With(SignaturePrefix + token.Id, DetachedSignature.Of(content, token.Id, token.Secret));
        }

        return data == map.Data ? null : map with { Data = data };
    }
}
