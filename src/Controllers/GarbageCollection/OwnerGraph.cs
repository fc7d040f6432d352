using Keles.Api;
using Keles.Machinery;

namespace Keles.Controllers.GarbageCollection;

/// <summary>Who owns whom, by uid, as the caches show it.</summary>
/// <remarks>Safe from any thread; <c>gate</c> protects all three maps. Of an object that has no owner and stays, all there is to know is what it is
/// and what it is called: most are such. A dependent may come before its owner: the edge waits for it.</remarks>
internal sealed class OwnerGraph
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, GcNode> nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, (Kind Kind, ObjectKey Key)> plain = [];
    private readonly Dictionary<string, HashSet<string>> dependents = new(StringComparer.Ordinal);

    public void Set(GcNode node)
    {
        lock (gate)
        {
            Unlink(node.Item.Uid);
            if (node is { Owners.IsEmpty: true, BeingDeleted: false } && Guid.TryParse(node.Item.Uid, out var uid))
            {
                plain[uid] = (node.Item.Kind, node.Item.Key);
                return;
            }

            nodes[node.Item.Uid] = node;
            foreach (var owner in node.Owners)
            {
                if (!dependents.TryGetValue(owner.Uid, out var of)) dependents[owner.Uid] = of = new(StringComparer.Ordinal);
                of.Add(node.Item.Uid);
            }
        }
    }

    public void Remove(string uid)
    {
        lock (gate) Unlink(uid);
    }

    /// <summary>It is there, and not waiting for its dependents to go.</summary>
    public bool IsSolid(string uid)
    {
        lock (gate) return nodes.TryGetValue(uid, out var node) ? !node.WaitsForDependents : Guid.TryParse(uid, out var id) && plain.ContainsKey(id);
    }

    /// <summary>The kind and name of the object that has this uid; null when there is no such object.</summary>
    public (Kind Kind, ObjectKey Key)? Find(string uid)
    {
        lock (gate) return nodes.TryGetValue(uid, out var node) ? (node.Item.Kind, node.Item.Key) : Guid.TryParse(uid, out var id) && plain.TryGetValue(id, out var one) ? one : null;
    }

    /// <summary>Null for what is not there, and for what has no owner and stays.</summary>
    public GcNode? Get(string uid)
    {
        lock (gate) return nodes.GetValueOrDefault(uid);
    }

    public IReadOnlyList<GcNode> DependentsOf(string uid)
    {
        lock (gate) return dependents.TryGetValue(uid, out var of) ? [.. of.Select(u => nodes[u])] : [];
    }

    private void Unlink(string uid)
    {
        if (!nodes.Remove(uid, out var node))
        {
            if (Guid.TryParse(uid, out var id)) plain.Remove(id);
            return;
        }

        foreach (var owner in node.Owners)
        {
            if (!dependents.TryGetValue(owner.Uid, out var of)) continue;
            of.Remove(uid);
            if (of.Count == 0) dependents.Remove(owner.Uid);
        }
    }
}
