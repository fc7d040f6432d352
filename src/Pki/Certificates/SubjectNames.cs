using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Keles.Pki;

/// <summary>The names and addresses a server certificate holds for.</summary>
public sealed record SubjectNames(IReadOnlyList<string> DnsNames, IReadOnlyList<IPAddress> Addresses)
{
    public static SubjectNames None { get; } = new([], []);

    /// <summary>Sorts plain text into addresses and DNS names.</summary>
    public static SubjectNames Of(params IEnumerable<string> names)
    {
        var dns = new List<string>();
        var addresses = new List<IPAddress>();
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            if (IPAddress.TryParse(name, out var address))
            {
                addresses.Add(address);
            }
            else
            {
                dns.Add(name);
            }
        }

        return new SubjectNames(dns, addresses);
    }

    /// <summary>The names a certificate carries.</summary>
    public static SubjectNames In(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault() is { } names
            ? new SubjectNames([.. names.EnumerateDnsNames()], [.. names.EnumerateIPAddresses()])
            : None;
    }

    public bool Covers(SubjectNames wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        return wanted.DnsNames.All(name => DnsNames.Contains(name, StringComparer.OrdinalIgnoreCase))
            && wanted.Addresses.All(Addresses.Contains);
    }

    internal X509Extension? ToExtension()
    {
        if (DnsNames.Count + Addresses.Count == 0)
        {
            return null;
        }

        var builder = new SubjectAlternativeNameBuilder();
        foreach (var name in DnsNames)
        {
            builder.AddDnsName(name);
        }

        foreach (var address in Addresses)
        {
            builder.AddIpAddress(address);
        }

        return builder.Build();
    }
}
