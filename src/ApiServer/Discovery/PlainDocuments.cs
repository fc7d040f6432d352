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
    public static DiscoveryDocument Groups(IEnumerable<MergedGroup> groups) => DiscoveryDocument.Of("APIGroupList", "v1", new APIGroupList
    {
        Groups = groups.Where(g => g.Name.Length > 0).Select(Of).ToItems(),
    });

    /// <summary>What /apis/GROUP answers.</summary>
    public static DiscoveryDocument Group(MergedGroup group) => DiscoveryDocument.Of("APIGroup", "v1", Of(group));

    /// <summary>What /api/v1 and /apis/GROUP/VERSION answer. The core group's list says no version of itself, as ever.</summary>
    public static DiscoveryDocument Resources(ServedVersion version) => DiscoveryDocument.Of("APIResourceList", version.Group.Length == 0 ? "" : "v1", new APIResourceList
    {
        GroupVersion = version.GroupVersion,
        Resources = version.Kinds.SelectMany(Of).ToItems(),
    });

    private static APIGroup Of(MergedGroup group) => new()
    {
        Name = group.Name,
        Versions = group.Versions.Select(v => Of(group.Name, v.Version)).ToItems(),
        PreferredVersion = Of(group.Name, group.Versions[0].Version),
    };

    private static GroupVersionForDiscovery Of(string group, string version) => new() { GroupVersion = $"{group}/{version}", Version = version };

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
