using System.Net;

namespace Keles.ApiServer;

/// <summary>What the objects made at the start must say about this server.</summary>
public sealed record BootstrapOptions
{
    /// <summary>Where the server is reached; these become the endpoints of the <c>kubernetes</c> service, save loopback ones.</summary>
    public IReadOnlyList<IPAddress> Advertised { get; init; } = [];

    internal IReadOnlyList<IPAddress> Reachable => [.. Advertised.Where(static a => !IPAddress.IsLoopback(a))];

    public int Port { get; init; } = 6443;

    /// <summary>The <c>kubernetes</c> service's own address.</summary>
    public IPAddress ServiceAddress { get; init; } = IPAddress.Parse("10.96.0.1");

    public int ServicePort { get; init; } = 443;

    /// <summary>The range of services' addresses, as the default ServiceCIDR tells it.</summary>
    public string ServiceRange { get; init; } = "10.96.0.0/16";

    /// <summary>The address of the <c>kube-dns</c> service; null leaves cluster DNS to somebody else.</summary>
    public IPAddress? DnsAddress { get; init; } = IPAddress.Parse("10.96.0.10");

    /// <summary>Whether claims without a class get volumes of directories on nodes.</summary>
    public bool LocalPathStorage { get; init; } = true;

    /// <summary>The authorities of client certificates, in PEM.</summary>
    public string ClientAuthorities { get; init; } = "";

    /// <summary>The authorities of the front proxy's certificate, in PEM.</summary>
    public string RequestHeaderAuthorities { get; init; } = "";

    public RequestHeaderOptions RequestHeaders { get; init; } = new();
}
