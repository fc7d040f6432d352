using System.Net;

namespace Keles.Pki;

/// <summary>All alternative names of a request, of every kind that a signer looks at.</summary>
public sealed record RequestedNames(
    IReadOnlyList<string> DnsNames, IReadOnlyList<IPAddress> Addresses, IReadOnlyList<string> Emails, IReadOnlyList<string> Uris)
{
    public static RequestedNames None { get; } = new([], [], [], []);
}
