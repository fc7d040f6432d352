namespace Keles.Machinery.Codecs;

/// <summary>The JSON member names of one type with a small open-addressing hash from the UTF-8 name to its place.</summary>
public sealed class FieldTable
{
    private readonly string[] names;
    private readonly byte[][] utf8;
    private readonly sbyte[] slots;
    private readonly int mask;

    /// <summary>Looks names up in the order given; at most 127 of them.</summary>
    public FieldTable(string typeName, params string[] names)
    {
        TypeName = typeName;
        this.names = names;
        utf8 = [.. names.Select(System.Text.Encoding.UTF8.GetBytes)];
        var size = 4;
        while (size < names.Length * 2) size *= 2;
        mask = size - 1;
        slots = new sbyte[size];
        slots.AsSpan().Fill(-1);
        for (var i = 0; i < names.Length; i++)
        {
            var slot = Hash(utf8[i]) & mask;
            while (slots[slot] >= 0) slot = (slot + 1) & mask;
            slots[slot] = (sbyte)i;
        }
    }

    /// <summary>The Go name of the type, which messages about wrong types carry.</summary>
    public string TypeName { get; }

    public string this[int field] => names[field];

    /// <summary>The place of the name, or -1.</summary>
    public int Find(ReadOnlySpan<byte> name)
    {
        var slot = Hash(name) & mask;
        while (slots[slot] >= 0)
        {
            if (name.SequenceEqual(utf8[slots[slot]])) return slots[slot];
            slot = (slot + 1) & mask;
        }

        return -1;
    }

    private static int Hash(ReadOnlySpan<byte> name)
    {
        var hash = (uint)name.Length;
        foreach (var b in name) hash = (hash * 31) + b;
        return (int)(hash ^ (hash >> 15));
    }
}
