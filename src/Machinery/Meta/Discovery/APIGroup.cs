using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>A group with its versions.</summary>
[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.APIGroup", TypeMeta = true)]
public sealed partial record APIGroup
{
    /// <summary>The group's name.</summary>
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    /// <summary>The versions that are served.</summary>
    [Field("versions", 2, Required = true, Always = true, List = ListType.Atomic)]
    public Items<GroupVersionForDiscovery> Versions { get; init; }

    /// <summary>The version a client should use when it knows several.</summary>
    [Field("preferredVersion", 3)]
    public GroupVersionForDiscovery PreferredVersion { get; init; } = GroupVersionForDiscovery.Empty;

    /// <summary>Where clients of an address range reach the server.</summary>
    [Field("serverAddressByClientCIDRs", 4, List = ListType.Atomic)]
    public Items<ServerAddressByClientCIDR> ServerAddressByClientCIDRs { get; init; }
}
