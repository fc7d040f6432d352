using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Kubelet.Probes.Network;

/// <summary>The page that a probe asks for.</summary>
internal sealed record HttpTarget(Uri Address, Items<HTTPHeader> Headers)
{
    /// <summary>Null when the port cannot be found.</summary>
    public static HttpTarget? For(HTTPGetAction get, Container container, string podIp, out string error)
    {
        if (Ports.Find(get.Port, container, out error) is not { } port)
        {
            return null;
        }
        var scheme = get.Scheme.Length > 0 ? get.Scheme.ToLowerInvariant() : "http";
        var host = get.Host.Length > 0 ? get.Host : podIp;
        var bracketed = host.Contains(':', StringComparison.Ordinal) && host[0] != '[' ? $"[{host}]" : host;
        var path = get.Path.StartsWith('/') ? get.Path : "/" + get.Path;
        if (Uri.TryCreate($"{scheme}://{bracketed}:{port}{path}", UriKind.Absolute, out var address))
        {
            return new HttpTarget(address, get.HttpHeaders);
        }
        error = $"invalid address {scheme}://{bracketed}:{port}{path}";
        return null;
    }
}
