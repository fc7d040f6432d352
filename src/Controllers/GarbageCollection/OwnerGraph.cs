namespace Keles.Controllers.GarbageCollection;

/// <summary>Who owns whom, by uid, as the caches show it.</summary>
/// <remarks>Safe from any thread; <c>gate</c> protects both maps. A dependent may come before its owner: the edge waits for it.</remarks>
internal sealed class OwnerGraph
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, GcNode> nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> dependents = new(StringComparer.Ordinal);

    public void Set(GcNode node)
    {
        lock (gate)
        {
            Unlink(node.Item.Uid);
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

    public bool Knows(string uid)
    {
        lock (gate) return nodes.ContainsKey(uid);
    }

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
        if (!nodes.Remove(uid, out var node)) return;
        foreach (var owner in node.Owners)
        {
            if (!dependents.TryGetValue(owner.Uid, out var of)) continue;
            of.Remove(uid);
            if (of.Count == 0) dependents.Remove(owner.Uid);
        }
    }
}
