using System.Buffers.Binary;
using System.Text;

namespace Keles.Machinery.Codecs;

/// <summary>Gives the same string, and the same bytes, for equal short texts that come again and again. Thousands of decoded pods would otherwise each hold
/// their own "Always" and "ClusterFirst": about a third of their memory.</summary>
/// <remarks>A place is found by hash and holds the last text that was met there twice in a row, so that names and uids, met once, do not drive out
/// what is common. Safe from any thread: a place is one reference, and to lose a race costs one copy.</remarks>
internal static class CommonTexts
{
    /// <summary>Longer strings are seldom equal.</summary>
    public const int LongestString = 64;

    /// <summary>Sets of managed fields are what comes again.</summary>
    public const int LongestBytes = 4096;

    private const int Strings = 4096;
    private const int Values = 512;

    private static readonly string?[] strings = new string?[Strings];
    private static readonly uint[] stringsMet = new uint[Strings];
    private static readonly byte[]?[] values = new byte[]?[Values];
    private static readonly uint[] valuesMet = new uint[Values];

    /// <param name="ascii">At most <see cref="LongestString"/> characters.</param>
    public static string String(ReadOnlySpan<byte> ascii)
    {
        if (ascii.IsEmpty) return "";
        var hash = Hash(ascii);
        var at = hash & (Strings - 1);
        if (strings[at] is { } known && known.Length == ascii.Length && Ascii.Equals(ascii, known)) return known;
        var made = Encoding.ASCII.GetString(ascii);
        if (stringsMet[at] == hash) strings[at] = made;
        else stringsMet[at] = hash;
        return made;
    }

    /// <returns>Bytes that nobody may change.</returns>
    public static byte[] Bytes(ReadOnlySpan<byte> value)
    {
        if (value.Length > LongestBytes) return value.ToArray();
        var hash = Hash(value);
        var at = hash & (Values - 1);
        if (values[at] is { } known && value.SequenceEqual(known)) return known;
        var made = value.ToArray();
        if (valuesMet[at] == hash) values[at] = made;
        else valuesMet[at] = hash;
        return made;
    }

    /// <summary>Quick and only good enough to spread; equal hashes are no more than a miss.</summary>
    private static uint Hash(ReadOnlySpan<byte> value)
    {
        const ulong Prime = 0x9E3779B97F4A7C15;
        var hash = (ulong)value.Length * Prime;
        for (; value.Length >= 8; value = value[8..]) hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(value)) * Prime ^ (hash >> 29);
        foreach (var b in value) hash = (hash ^ b) * Prime;
        return (uint)(hash >> 32);
    }
}
