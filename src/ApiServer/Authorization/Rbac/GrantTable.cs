namespace Keles.ApiServer;

/// <summary>The grants of one scope (a namespace, or the cluster) by user and by group.</summary>
internal sealed class GrantTable
{
    private readonly Dictionary<string, RoleGrant[]> users = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RoleGrant[]> groups = new(StringComparer.Ordinal);

    public bool IsEmpty => users.Count + groups.Count == 0;

    public void Add(RoleGrant grant)
    {
        var (table, name) = Place(grant);
        if (table is null) return;
        table[name] = table.TryGetValue(name, out var grants) ? [.. grants, grant] : [grant];
    }

    public void Remove(string binding, RoleGrant grant)
    {
        var (table, name) = Place(grant);
        if (table is null || !table.TryGetValue(name, out var grants)) return;
        RoleGrant[] left = [.. grants.Where(g => g.Binding != binding)];
        if (left.Length > 0) table[name] = left;
        else table.Remove(name);
    }

    /// <summary>Arrays never change once they are here, so they may be read outside the lock.</summary>
    public void Find(UserIdentity user, List<RoleGrant[]> found)
    {
        if (users.TryGetValue(user.Name, out var own)) found.Add(own);
        foreach (var group in user.Groups)
        {
            if (groups.TryGetValue(group, out var shared)) found.Add(shared);
        }
    }

    private (Dictionary<string, RoleGrant[]>? Table, string Name) Place(RoleGrant grant) => grant.Subject.Kind switch
    {
        "User" => (users, grant.Subject.Name),
        "Group" => (groups, grant.Subject.Name),
        "ServiceAccount" when (grant.Subject.Namespace.Length > 0 ? grant.Subject.Namespace : grant.Namespace) is { Length: > 0 } ns =>
            (users, Pki.ServiceAccountUser.Name(ns, grant.Subject.Name)),
        _ => (null, ""),
    };
}
