using Keles.Machinery.Schema;

namespace Keles.Machinery;

[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.APIVersions", TypeMeta = true)]
public sealed partial record APIVersions
{
    [Field("versions", 1, Required = true, Always = true, List = ListType.Atomic)]
    public Items<string> Versions { get; init; }

    [Field("serverAddressByClientCIDRs", 2, Required = true, Always = true, List = ListType.Atomic)]
    public Items<ServerAddressByClientCIDR> ServerAddressByClientCIDRs { get; init; }
}
