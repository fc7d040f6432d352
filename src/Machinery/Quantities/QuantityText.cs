using System.Buffers;

namespace Keles.Machinery;

/// <summary>
/// The pieces of a quantity's text. The number may lack its digits (<c>Mi</c> and <c>.</c> are zero), as upstream
/// accepts them.
/// </summary>
internal readonly ref struct QuantityText
{
    private static readonly SearchValues<char> SuffixLetters = SearchValues.Create("eEinumkKMGTP");

    public bool Negative { get; private init; }

    /// <summary>Digits before the point without leading zeros; at least one digit.</summary>
    public ReadOnlySpan<char> Whole { get; private init; }

    /// <summary>Digits after the point, maybe none.</summary>
    public ReadOnlySpan<char> Fraction { get; private init; }

    public ReadOnlySpan<char> Suffix { get; private init; }

    public static bool TrySplit(ReadOnlySpan<char> text, out QuantityText parts)
    {
        var at = text.Length > 0 && text[0] is '-' or '+' ? 1 : 0;
        var zeros = text[at..].IndexOfAnyExcept('0');
        at = zeros < 0 ? text.Length : at + zeros;
        var whole = Digits(text[at..]);
        at += whole.Length;
        ReadOnlySpan<char> fraction = default;
        if (at < text.Length && text[at] == '.')
        {
            fraction = Digits(text[(at + 1)..]);
            at += 1 + fraction.Length;
        }

        var suffix = text[at..];
        parts = new QuantityText
        {
            Negative = text.Length > 0 && text[0] == '-',
            Whole = whole.IsEmpty ? "0" : whole,
            Fraction = fraction,
            Suffix = suffix,
        };
        return IsSuffixShaped(suffix);
    }

    private static ReadOnlySpan<char> Digits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text : text[..end];
    }

    private static bool IsSuffixShaped(ReadOnlySpan<char> suffix)
    {
        var letters = suffix.IndexOfAnyExcept(SuffixLetters);
        if (letters < 0)
        {
            return true;
        }

        var rest = suffix[letters..];
        rest = rest[0] is '-' or '+' ? rest[1..] : rest;
        return Digits(rest).Length == rest.Length;
    }
}
