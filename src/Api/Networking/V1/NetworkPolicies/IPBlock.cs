using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

[ApiType("io.k8s.api.networking.v1.IPBlock")]
public sealed partial record IPBlock
{
    [Field("cidr", 1, Required = true, Always = true)]
    public string Cidr { get; init; } = "";

    [Field("except", 2, List = ListType.Atomic)]
    public Items<string> Except { get; init; }
}
