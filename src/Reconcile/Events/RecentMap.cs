using System.Diagnostics.CodeAnalysis;

namespace Keles.Reconcile;

/// <summary>A map of bounded size that forgets what was not touched for longest. Not safe between threads.</summary>
internal sealed class RecentMap<TKey, TValue>(int capacity) where TKey : notnull
{
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> entries = [];
    private readonly LinkedList<(TKey Key, TValue Value)> order = new();

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        value = default;
        if (!entries.TryGetValue(key, out var node)) return false;
        order.Remove(node);
        order.AddFirst(node);
        value = node.Value.Value;
        return true;
    }

    public void Set(TKey key, TValue value)
    {
        if (entries.Remove(key, out var old)) order.Remove(old);
        entries[key] = order.AddFirst((key, value));
        if (entries.Count <= capacity) return;
        entries.Remove(order.Last!.Value.Key);
        order.RemoveLast();
    }
}
