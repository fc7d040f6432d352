using System.Text;

namespace Keles.Cel;

/// <summary>Strings counted and ordered by code points, as the language does, over the framework's UTF-16.</summary>
internal static class CelText
{
    public static bool IsPlain(string text) => text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0;

    public static int Length(string text)
    {
        if (IsPlain(text))
        {
            return text.Length;
        }
        var n = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            n++;
        }
        return n;
    }

    public static Rune[] Runes(string text) => [.. text.EnumerateRunes()];

    public static string FromRunes(ReadOnlySpan<Rune> runes)
    {
        var text = new StringBuilder(runes.Length);
        foreach (var rune in runes)
        {
            text.Append(rune.ToString());
        }
        return text.ToString();
    }

    /// <summary>The order of the UTF-8 bytes, which is that of the code points.</summary>
    public static int Compare(string a, string b)
    {
        var common = a.AsSpan().CommonPrefixLength(b);
        if (common == a.Length || common == b.Length)
        {
            return a.Length.CompareTo(b.Length);
        }
        var (x, y) = (a[common], b[common]);
        return char.IsSurrogate(x) == char.IsSurrogate(y) ? x.CompareTo(y) : char.IsSurrogate(x) ? 1 : -1;
    }
}
