using System.Net;

namespace Keles.LocalCluster;

/// <summary>
/// What a node knows that has no way to the outside: names of registries cannot be resolved there, and waiting for that takes long. What may be
/// inside the cluster is left to be tried: addresses, names in the node's own list, and registries that containerd is told another place for.
/// </summary>
/// <param name="hosts">The file of known names.</param>
/// <param name="mirrors">containerd's directory with a folder for each registry that it is told something about.</param>
public sealed class NoUplink(string hosts = "/etc/hosts", string mirrors = "/etc/containerd/certs.d")
{
    /// <summary>Null where a pull is worth trying.</summary>
    /// <param name="registry">host[:port]</param>
    public string? WhyUnreachable(string registry) => IsInside(registry) ? null
        : $"this node has no way to the outside, so {registry} cannot be reached. Import the image from an archive: keles image import FILE.tar";

    private bool IsInside(string registry)
    {
        var host = Host(registry);
        return host == "localhost" || IPAddress.TryParse(host, out _) || HasMirror(registry) || Names().Contains(host, StringComparer.OrdinalIgnoreCase);
    }

    private static string Host(string registry)
    {
        if (registry.StartsWith('[')) return registry[1..Math.Max(1, registry.IndexOf(']', StringComparison.Ordinal))];
        var colon = registry.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? registry : registry[..colon];
    }

    /// <summary>containerd looks for HOST:PORT, HOST_PORT_, HOST and _default.</summary>
    private bool HasMirror(string registry) =>
        new[] { registry, registry.Replace(':', '_') + "_", Host(registry), "_default" }.Any(name => File.Exists(Path.Combine(mirrors, name, "hosts.toml")));

    private IEnumerable<string> Names()
    {
        try
        {
            return File.ReadLines(hosts).SelectMany(static line => line.Split('#')[0].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Skip(1)).ToList();
        }
        catch (Exception none) when (none is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
