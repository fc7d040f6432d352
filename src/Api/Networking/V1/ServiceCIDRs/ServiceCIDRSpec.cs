using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

[ApiType("io.k8s.api.networking.v1.ServiceCIDRSpec")]
public sealed partial record ServiceCIDRSpec
{
    [Field("cidrs", 1, List = ListType.Atomic)]
    public Items<string> Cidrs { get; init; }
}
