using System.Net;

namespace Keles.Linux;

/// <summary>An address with its network's length, as 10.244.1.1/24 on an interface.</summary>
public readonly record struct IPNetworkAddress(IPAddress Address, int PrefixLength)
{
    public override string ToString() => $"{Address}/{PrefixLength}";
}
