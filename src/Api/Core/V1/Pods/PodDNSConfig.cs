using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.PodDNSConfig")]
public sealed partial record PodDNSConfig
{
    [Field("nameservers", 1, List = ListType.Atomic)]
    public Items<string> Nameservers { get; init; }

    [Field("searches", 2, List = ListType.Atomic)]
    public Items<string> Searches { get; init; }

    [Field("options", 3, List = ListType.Atomic)]
    public Items<PodDNSConfigOption> Options { get; init; }
}
