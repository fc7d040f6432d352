using System.Net;

namespace Keles.ApiServer;

/// <summary>From what addresses and ports of services are given out.</summary>
/// <param name="Addresses">One range, or one of each family; the first one's family is the cluster's own.</param>
public sealed record ServiceRanges(IReadOnlyList<IPNetwork> Addresses, int FirstNodePort, int LastNodePort)
{
    public static ServiceRanges Default { get; } = new([IPNetwork.Parse("10.96.0.0/16")], 30000, 32767);
}
