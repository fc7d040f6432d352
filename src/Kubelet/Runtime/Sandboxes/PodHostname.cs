using Keles.Api.Core.V1;

namespace Keles.Kubelet.Runtime.Sandboxes;

/// <summary>What a pod calls itself.</summary>
/// <param name="Host">The short name.</param>
/// <param name="Domain">Of its headless service; empty when it names none.</param>
internal sealed record PodHostname(string Host, string Domain)
{
    private const int MaxLabel = 63;
    private const int MaxHostname = 64;

    /// <summary>The kernel's host name: the short one, unless the pod wants the full one.</summary>
    public string Kernel { get; private init; } = Host;

    public static PodHostname Of(Pod pod, string clusterDomain)
    {
        if (pod.Spec.HostnameOverride is { Length: > 0 } whole)
        {
            return new PodHostname(whole, "");
        }
        var host = pod.Spec.Hostname.Length > 0 ? pod.Spec.Hostname : Truncated(pod.Metadata.Name);
        var domain = pod.Spec.Subdomain.Length > 0 ? $"{pod.Spec.Subdomain}.{pod.Metadata.Namespace}.svc.{clusterDomain}" : "";
        var name = new PodHostname(host, domain);
        return pod.Spec.SetHostnameAsFQDN == true && domain.Length > 0 ? name with { Kernel = Full(host, domain) } : name;
    }

    private static string Truncated(string name) => name.Length <= MaxLabel ? name : name[..MaxLabel].TrimEnd('-', '.');

    /// <exception cref="InvalidOperationException">The kernel takes no name of that length.</exception>
    private static string Full(string host, string domain)
    {
        var full = $"{host}.{domain}";
        return full.Length <= MaxHostname
            ? full
            : throw new InvalidOperationException($"failed to construct FQDN from pod hostname and cluster domain, FQDN {full} is too long ({MaxHostname} characters is the max, {full.Length} characters requested)");
    }
}
