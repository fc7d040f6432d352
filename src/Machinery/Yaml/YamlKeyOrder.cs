using System.Text;

namespace Keles.Machinery.Yaml;

/// <summary>The order of members upstream writes: numbers within names by value (<c>a9</c> before <c>a10</c>), other signs before letters.</summary>
internal sealed class YamlKeyOrder : IComparer<string>
{
    public static YamlKeyOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var a = (x ?? "").EnumerateRunes().ToArray();
        var b = (y ?? "").EnumerateRunes().ToArray();
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            if (a[i] != b[i])
            {
                return CompareAt(a, b, i);
            }
        }

        return a.Length.CompareTo(b.Length);
    }

    private static int CompareAt(Rune[] a, Rune[] b, int at)
    {
        var (aLetter, bLetter) = (Rune.IsLetter(a[at]), Rune.IsLetter(b[at]));
        if (aLetter && bLetter)
        {
            return a[at].CompareTo(b[at]);
        }

        if (aLetter || bLetter)
        {
            return bLetter ? -1 : 1;
        }

        // Zeros inside a number count, leading ones do not.
        ulong seed = 0;
        if (a[at].Value == '0' || b[at].Value == '0')
        {
            for (var j = at - 1; j >= 0 && Rune.IsDigit(a[j]); j--)
            {
                if (a[j].Value != '0')
                {
                    seed = 1;
                    break;
                }
            }
        }

        var (aNumber, aEnd) = Number(a, at, seed);
        var (bNumber, bEnd) = Number(b, at, seed);
        var order = aNumber != bNumber ? aNumber.CompareTo(bNumber) : aEnd.CompareTo(bEnd);
        return order != 0 ? order : a[at].CompareTo(b[at]);
    }

    private static (long Number, int End) Number(Rune[] runes, int at, ulong seed)
    {
        var number = (long)seed;
        while (at < runes.Length && Rune.IsDigit(runes[at]))
        {
            number = unchecked(number * 10 + (runes[at++].Value - '0'));
        }

        return (number, at);
    }
}
