using Keles.Machinery.Schema;

namespace Keles.Machinery;

[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.APIGroup", TypeMeta = true)]
public sealed partial record APIGroup
{
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    [Field("versions", 2, Required = true, Always = true, List = ListType.Atomic)]
    public Items<GroupVersionForDiscovery> Versions { get; init; }

    [Field("preferredVersion", 3)]
    public GroupVersionForDiscovery PreferredVersion { get; init; } = GroupVersionForDiscovery.Empty;

    [Field("serverAddressByClientCIDRs", 4, List = ListType.Atomic)]
    public Items<ServerAddressByClientCIDR> ServerAddressByClientCIDRs { get; init; }
}
