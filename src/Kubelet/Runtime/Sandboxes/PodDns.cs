using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Kubelet.Runtime.Sandboxes;

/// <summary>The resolver settings of a pod, by its policy and its own additions.</summary>
internal static class PodDns
{
    private const int MaxServers = 3;
    private const int MaxSearches = 32;
    private const string ClusterOptions = "ndots:5";

    public static ResolverFile For(Pod pod, ResolverFile host, Items<string> clusterServers, string clusterDomain)
    {
        var basis = Policy(pod.Spec) switch
        {
            "None" => ResolverFile.Empty,
            "Cluster" when !clusterServers.IsEmpty => new ResolverFile(
                clusterServers,
                [$"{pod.Metadata.Namespace}.svc.{clusterDomain}", $"svc.{clusterDomain}", clusterDomain, .. host.Searches],
                [ClusterOptions]),
            _ => host,
        };
        return Bounded(pod.Spec.DnsConfig is { } own ? With(basis, own) : basis);
    }

    private static string Policy(PodSpec spec) => spec.DnsPolicy switch
    {
        "None" => "None",
        "ClusterFirstWithHostNet" => "Cluster",
        "ClusterFirst" or "" when !spec.HostNetwork => "Cluster",
        _ => "Default",
    };

    private static ResolverFile With(ResolverFile file, PodDNSConfig own) => new(
        [.. file.Servers.AddRange(own.Nameservers).Distinct()],
        [.. file.Searches.AddRange(own.Searches).Distinct()],
        Merged(file.Options, own.Options));

    /// <summary>An option of the pod's takes the place of one of the same name.</summary>
    private static Items<string> Merged(Items<string> options, Items<PodDNSConfigOption> own)
    {
        var merged = OrderedMap<string>.Empty;
        foreach (var option in options)
        {
            merged = merged.With(option.Split(':')[0], option);
        }
        foreach (var option in own)
        {
            merged = merged.With(option.Name, option.Value is { Length: > 0 } value ? $"{option.Name}:{value}" : option.Name);
        }
        return [.. merged.Values];
    }

    private static ResolverFile Bounded(ResolverFile file) => new(
        [.. file.Servers.Take(MaxServers)], [.. file.Searches.Distinct().Take(MaxSearches)], file.Options);
}
