using Keles.Api;

namespace Keles.ApiServer.Discovery;

/// <summary>An unchanging set of served kinds, by group and version, in the order discovery tells them.</summary>
/// <param name="generation">Grows with every replacement: documents made from one set are good as long as it is the current one.</param>
public sealed class KindSet(IReadOnlyList<Kind> all, long generation)
{
    private readonly Dictionary<(string Group, string Version, string Plural), Kind> byResource = all.ToDictionary(k => (k.Group, k.Version, k.Plural));

    public IReadOnlyList<Kind> All => all;

    public long Generation => generation;

    /// <summary>The core group first, then the others as they first occur.</summary>
    public IReadOnlyList<ServedGroup> Groups { get; } =
    [
        .. all.GroupBy(k => k.Group).Select(g => new ServedGroup(
            g.Key, [.. g.GroupBy(k => k.Version).Select(v => new ServedVersion(g.Key, v.Key, [.. v]))])),
    ];

    public ServedGroup? Group(string name) => Groups.FirstOrDefault(g => g.Name == name);

    public Kind? ByResource(string group, string version, string plural) => byResource.GetValueOrDefault((group, version, plural));
}
