using Keles.Api.Rbac.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Who has which role: the bindings of the watch cache by scope, user and group.</summary>
/// <remarks>The lock guards tables and followers; it is held for two dictionary look-ups and whatever changed since the last question.</remarks>
internal sealed class GrantIndex
{
    private readonly Lock gate = new();
    private readonly CacheFollower clusterBindings;
    private readonly CacheFollower roleBindings;
    private readonly Dictionary<string, GrantTable> namespaces = new(StringComparer.Ordinal);
    private GrantTable cluster = new();

    public GrantIndex(ObjectStore store)
    {
        clusterBindings = new(store, ClusterRoleBindingKind.Kind, () => cluster = new(), Change);
        roleBindings = new(store, RoleBindingKind.Kind, namespaces.Clear, Change);
    }

    /// <summary>The user's grants that hold in a namespace; only those of the cluster when it is empty.</summary>
    public List<RoleGrant[]> Of(UserIdentity user, string ns)
    {
        var found = new List<RoleGrant[]>(4);
        lock (gate)
        {
            clusterBindings.Pull();
            cluster.Find(user, found);
            if (ns.Length == 0) return found;
            roleBindings.Pull();
            if (namespaces.TryGetValue(ns, out var table)) table.Find(user, found);
        }

        return found;
    }

    private void Change(StoredObject? before, StoredObject? after)
    {
        if (before is not null) foreach (var grant in GrantsOf(before.Object)) Remove(grant);
        if (after is not null) foreach (var grant in GrantsOf(after.Object)) TableOf(grant.Namespace).Add(grant);
    }

    private void Remove(RoleGrant grant)
    {
        var table = TableOf(grant.Namespace);
        table.Remove(grant.Binding, grant);
        if (grant.Namespace.Length > 0 && table.IsEmpty) namespaces.Remove(grant.Namespace);
    }

    private GrantTable TableOf(string ns)
    {
        if (ns.Length == 0) return cluster;
        if (!namespaces.TryGetValue(ns, out var table)) namespaces[ns] = table = new();
        return table;
    }

    private static IEnumerable<RoleGrant> GrantsOf(IApiObject binding) => binding switch
    {
        ClusterRoleBinding b => b.Subjects.Select(s => new RoleGrant(b.Metadata.Name, "", b.RoleRef, s)),
        RoleBinding b => b.Subjects.Select(s => new RoleGrant(b.Metadata.Name, b.Metadata.Namespace, b.RoleRef, s)),
        _ => default(Items<RoleGrant>),
    };
}
