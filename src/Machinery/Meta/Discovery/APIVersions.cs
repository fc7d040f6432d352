using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>The versions of the group without a name.</summary>
[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.APIVersions", TypeMeta = true)]
public sealed partial record APIVersions
{
    /// <summary>The versions that are served.</summary>
    [Field("versions", 1, Required = true, Always = true, List = ListType.Atomic)]
    public Items<string> Versions { get; init; }

    /// <summary>Where clients of an address range reach the server.</summary>
    [Field("serverAddressByClientCIDRs", 2, Required = true, Always = true, List = ListType.Atomic)]
    public Items<ServerAddressByClientCIDR> ServerAddressByClientCIDRs { get; init; }
}
