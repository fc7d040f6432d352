using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>What is added to the pod's resolver settings.</summary>
[ApiType("io.k8s.api.core.v1.PodDNSConfig")]
public sealed partial record PodDNSConfig
{
    /// <summary>Addresses of name servers, after those of the policy.</summary>
    [Field("nameservers", 1, List = ListType.Atomic)]
    public Items<string> Nameservers { get; init; }

    /// <summary>Domains that are tried for short names, after those of the policy.</summary>
    [Field("searches", 2, List = ListType.Atomic)]
    public Items<string> Searches { get; init; }

    /// <summary>Options; they go before those of the same name from the policy.</summary>
    [Field("options", 3, List = ListType.Atomic)]
    public Items<PodDNSConfigOption> Options { get; init; }
}
