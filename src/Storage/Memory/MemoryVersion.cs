using System.Collections.Immutable;

namespace Keles.Storage.Memory;

/// <summary>
/// Everything the store held at one revision, and the write that made it (none at the first one). The values are a persistent tree
/// in key order: a version shares all but a path of about twenty nodes with its neighbour.
/// </summary>
internal sealed record MemoryVersion(long Revision, StorageEvent? Change, ImmutableList<StoredValue> Values)
{
    private static readonly IComparer<StoredValue> ByKey =
        Comparer<StoredValue>.Create((a, b) => KeyOrder.Instance.Compare(a.Key, b.Key));

    public StoredValue? Find(string key) => IndexOf(key) is >= 0 and var index ? Values[index] : null;

    public MemoryVersion With(StorageEvent change)
    {
        var index = IndexOf(change.Key);
        var values = change switch
        {
            { Current: null } => Values.RemoveAt(index),
            { Previous: null } => Values.Insert(~index, change.Current),
            _ => Values.SetItem(index, change.Current),
        };
        return new(change.Revision, change, values);
    }

    public int Count(string prefix) => End(prefix) - Start(prefix);

    public ListPage List(string prefix, string? startAfter, int limit)
    {
        var start = Start(prefix);
        if (startAfter is not null)
        {
            var found = IndexOf(startAfter);
            start = Math.Max(start, found >= 0 ? found + 1 : ~found);
        }

        var available = Math.Max(0, End(prefix) - start);
        var items = new StoredValue[limit > 0 ? Math.Min(limit, available) : available];
        Values.CopyTo(start, items, 0, items.Length);
        return new(items, Revision, items.Length < available);
    }

    private int Start(string prefix) => At(prefix);

    private int End(string prefix) => KeyOrder.EndOf(prefix) is { } end ? At(end) : Values.Count;

    // Where the first key at or after this one stands.
    private int At(string key) => IndexOf(key) is >= 0 and var index ? index : ~IndexOf(key);

    private int IndexOf(string key) => Values.BinarySearch(new(key, default, 0, 0), ByKey);
}
