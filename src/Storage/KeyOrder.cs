using System.Text;

namespace Keles.Storage;

/// <summary>
/// The order of keys: by UTF-8 bytes, which is by code point, so that Memory, SQLite and etcd page alike. It differs from
/// <see cref="StringComparer.Ordinal"/> only where a surrogate pair meets U+E000..U+FFFF.
/// </summary>
public sealed class KeyOrder : IComparer<string>
{
    private KeyOrder()
    {
    }

    public static KeyOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> a = x, b = y;
        var same = a.CommonPrefixLength(b);
        if (same == a.Length || same == b.Length)
        {
            return a.Length - b.Length;
        }

        return Weight(a[same]) - Weight(b[same]);
    }

    /// <summary>The first string after all that begin with the prefix; null when there is none (an empty prefix).</summary>
    public static string? EndOf(string prefix)
    {
        for (var rest = prefix.AsSpan(); rest.Length > 0;)
        {
            _ = Rune.DecodeLastFromUtf16(rest, out var last, out var length);
            rest = rest[..^length];
            if (last.Value != 0x10FFFF)
            {
                var next = last.Value == 0xD7FF ? 0xE000 : last.Value + 1;
                return string.Concat(rest, new Rune(next).ToString());
            }
        }

        return null;
    }

    // Surrogates stand for code points above every single char, so they weigh more than U+FFFF.
    private static int Weight(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
}
