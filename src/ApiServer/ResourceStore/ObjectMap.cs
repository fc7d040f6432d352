using Keles.Storage;

namespace Keles.ApiServer;

/// <summary>Objects sorted by key, immutable: a change copies one block of a few hundred references and the list of blocks.</summary>
/// <remarks>Chosen over a tree of nodes because a list is then close to a walk over arrays, a range begins with two binary searches,
/// and 300,000 objects cost 8 bytes each beside the objects themselves.</remarks>
public sealed class ObjectMap
{
    private const int LargestBlock = 512;

    private readonly StoredObject[][] blocks;

    private ObjectMap(StoredObject[][] blocks, int count)
    {
        this.blocks = blocks;
        Count = count;
    }

    public static ObjectMap Empty { get; } = new([], 0);

    public int Count { get; }

    /// <param name="sorted">In key order, no key twice.</param>
    public static ObjectMap From(IReadOnlyCollection<StoredObject> sorted) => new([.. sorted.Chunk(LargestBlock / 2)], sorted.Count);

    public StoredObject? Find(string key)
    {
        if (Count == 0) return null;
        var block = blocks[BlockOf(key)];
        var i = PlaceIn(block, key);
        return i >= 0 ? block[i] : null;
    }

    public ObjectMap With(StoredObject item)
    {
        if (Count == 0) return new([[item]], 1);
        var at = BlockOf(item.Key);
        var block = blocks[at];
        var i = PlaceIn(block, item.Key);
        if (i >= 0)
        {
            var changed = (StoredObject[])block.Clone();
            changed[i] = item;
            return new(Exchange(at, changed), Count);
        }

        StoredObject[] longer = [.. block.AsSpan(0, ~i), item, .. block.AsSpan(~i)];
        return longer.Length <= LargestBlock
            ? new(Exchange(at, longer), Count + 1)
            : new([.. blocks.AsSpan(0, at), longer[..(longer.Length / 2)], longer[(longer.Length / 2)..], .. blocks.AsSpan(at + 1)], Count + 1);
    }

    public ObjectMap Without(string key)
    {
        if (Count == 0) return this;
        var at = BlockOf(key);
        var block = blocks[at];
        var i = PlaceIn(block, key);
        if (i < 0) return this;
        if (block.Length == 1) return new([.. blocks.AsSpan(0, at), .. blocks.AsSpan(at + 1)], Count - 1);
        return new(Exchange(at, [.. block.AsSpan(0, i), .. block.AsSpan(i + 1)]), Count - 1);
    }

    /// <summary>The objects whose keys begin with the prefix and come after <paramref name="startAfter"/>, in key order.</summary>
    public IEnumerable<StoredObject> Below(string prefix, string? startAfter = null)
    {
        if (Count == 0) yield break;
        var from = startAfter is null || KeyOrder.Instance.Compare(startAfter, prefix) < 0 ? prefix : startAfter;
        var at = BlockOf(from);
        var i = PlaceIn(blocks[at], from);
        // The key itself belongs to the range only when it is the prefix and not the last key of the page before.
        i = i < 0 ? ~i : ReferenceEquals(from, startAfter) ? i + 1 : i;
        for (; at < blocks.Length; at++, i = 0)
        {
            var block = blocks[at];
            for (; i < block.Length; i++)
            {
                if (!block[i].Key.StartsWith(prefix, StringComparison.Ordinal)) yield break;
                yield return block[i];
            }
        }
    }

    /// <summary>Bytes of an object's text, from a sample taken all over the map; 0 when it is empty.</summary>
    public long AverageLength()
    {
        const int Most = 32;
        var (sum, taken) = (0L, 0L);
        var step = Math.Max(1, blocks.Length / Most);
        for (var at = 0; at < blocks.Length; at += step)
        {
            var block = blocks[at];
            // A small map is one block: then several of it.
            for (var i = 0; i < block.Length && taken < 2 * Most; i += Math.Max(1, block.Length * Math.Max(blocks.Length, 1) / Most))
            {
                sum += block[i].Length;
                taken++;
            }
        }

        return taken == 0 ? 0 : sum / taken;
    }

    /// <summary>How many objects there are below the prefix after a key that is one of them.</summary>
    public int CountBelow(string prefix, string after) => Math.Max(0, RankOf(KeyOrder.EndOf(prefix)!) - RankOf(after) - 1);

    /// <summary>How many keys come before this one.</summary>
    private int RankOf(string key)
    {
        if (Count == 0) return 0;
        var at = BlockOf(key);
        var rank = 0;
        for (var i = 0; i < at; i++) rank += blocks[i].Length;
        var place = PlaceIn(blocks[at], key);
        return rank + (place < 0 ? ~place : place);
    }

    private StoredObject[][] Exchange(int at, StoredObject[] block)
    {
        var copy = (StoredObject[][])blocks.Clone();
        copy[at] = block;
        return copy;
    }

    /// <summary>The last block whose first key is not after the key.</summary>
    private int BlockOf(string key)
    {
        var (low, high) = (0, blocks.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (KeyOrder.Instance.Compare(blocks[middle][0].Key, key) <= 0) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    private static int PlaceIn(StoredObject[] block, string key)
    {
        var (low, high) = (0, block.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = KeyOrder.Instance.Compare(block[middle].Key, key);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }

        return ~low;
    }
}
