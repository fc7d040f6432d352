using Keles.ApiServer.Aggregation;

namespace Keles.ApiServer.Discovery;

/// <summary>A group of this server, of others, or of both, with its versions, the preferred one first.</summary>
internal sealed record MergedGroup(string Name, IReadOnlyList<MergedVersion> Versions)
{
    /// <summary>All groups in the order of their priority; within one rank this server's as they stand, then the others' by name.</summary>
    public static IReadOnlyList<MergedGroup> All(KindSet kinds, IReadOnlyList<RemoteVersion> remote)
    {
        var own = kinds.Groups.Select(g => (g.Name, Priority: ServicePriorities.OfGroup(g.Name), Versions: g.Versions.Select(v => new MergedVersion(v.Version, v, null)).ToList())).ToList();
        foreach (var group in remote.GroupBy(static r => r.Group).OrderBy(static g => g.Key, StringComparer.Ordinal))
        {
            var theirs = group.OrderByDescending(static v => v.VersionPriority).ThenBy(static v => v.Version, StringComparer.Ordinal).Select(static v => new MergedVersion(v.Version, null, v)).ToList();
            var at = own.FindIndex(g => g.Name == group.Key);
            // A version that both have is the other server's: there its requests go.
            if (at >= 0) own[at] = own[at] with { Versions = [.. own[at].Versions.Where(o => theirs.All(t => t.Version != o.Version)), .. theirs] };
            else own.Add((group.Key, group.Max(static v => v.GroupPriority), theirs));
        }

        return [.. own.OrderByDescending(static g => g.Priority).Select(static g => new MergedGroup(g.Name, g.Versions))];
    }
}
