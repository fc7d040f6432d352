using Keles.Api;
using Keles.Machinery;

namespace Keles.ApiServer.Discovery;

/// <summary>The documents of plain discovery, as values.</summary>
internal static class PlainDocuments
{
    /// <summary>What /api answers.</summary>
    public static DiscoveryDocument Versions(KindSet kinds, string serverAddress) => DiscoveryDocument.Of("APIVersions", "", new APIVersions
    {
        Versions = (kinds.Group("")?.Versions ?? []).Select(v => v.Version).ToItems(),
        ServerAddressByClientCIDRs = [new ServerAddressByClientCIDR { ClientCIDR = "0.0.0.0/0", ServerAddress = serverAddress }],
    });

    /// <summary>What /apis answers.</summary>
    public static DiscoveryDocument Groups(KindSet kinds) => DiscoveryDocument.Of("APIGroupList", "v1", new APIGroupList
    {
        Groups = kinds.Groups.Where(g => g.Name.Length > 0).Select(Of).ToItems(),
    });

    /// <summary>What /apis/GROUP answers.</summary>
    public static DiscoveryDocument Group(ServedGroup group) => DiscoveryDocument.Of("APIGroup", "v1", Of(group));

    /// <summary>What /api/v1 and /apis/GROUP/VERSION answer. The core group's list says no version of itself, as ever.</summary>
    public static DiscoveryDocument Resources(ServedVersion version) => DiscoveryDocument.Of("APIResourceList", version.Group.Length == 0 ? "" : "v1", new APIResourceList
    {
        GroupVersion = version.GroupVersion,
        Resources = version.Kinds.SelectMany(Of).ToItems(),
    });

    private static APIGroup Of(ServedGroup group) => new()
    {
        Name = group.Name,
        Versions = group.Versions.Select(Of).ToItems(),
        PreferredVersion = Of(group.Preferred),
    };

    private static GroupVersionForDiscovery Of(ServedVersion version) => new() { GroupVersion = version.GroupVersion, Version = version.Version };

    /// <summary>The resource and its subresources.</summary>
    private static IEnumerable<APIResource> Of(Kind kind) =>
    [
        new()
        {
            Name = kind.Plural,
            SingularName = kind.Singular,
            Namespaced = kind.Namespaced,
            Kind = kind.Name,
            Verbs = VerbNames.Of(kind.Verbs),
            ShortNames = kind.ShortNames.ToItems(),
            Categories = kind.Categories.ToItems(),
            StorageVersionHash = StorageVersionHash.Of(kind),
        },
        .. kind.Subresources.Select(s => new APIResource
        {
            Name = $"{kind.Plural}/{s.Name}",
            Namespaced = kind.Namespaced,
            Group = s.Group ?? "",
            Version = s.Version ?? "",
            Kind = s.Kind,
            Verbs = VerbNames.Of(s.Verbs),
        }),
    ];
}
