using System.Buffers;
using System.Text;

namespace Keles.Machinery;

/// <summary>The shapes names have, matched by hand: they run for every name of every write.</summary>
internal static class NameShapes
{
    private static readonly SearchValues<char> LowerLabel = SearchValues.Create("-abcdefghijklmnopqrstuvwxyz0123456789");
    private static readonly SearchValues<char> LowerLabelOrUnderscore = SearchValues.Create("-_abcdefghijklmnopqrstuvwxyz0123456789");
    private static readonly SearchValues<char> KeyCharacters =
        SearchValues.Create("-._abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    /// <summary>Upstream counts bytes even where it says characters.</summary>
    public static int Length(string value) => Encoding.UTF8.GetByteCount(value);

    public static bool IsDnsLabel(ReadOnlySpan<char> value)
        => !value.IsEmpty && !value.ContainsAnyExcept(LowerLabel) && value[0] != '-' && value[^1] != '-';

    public static bool IsSubdomain(ReadOnlySpan<char> value)
    {
        foreach (var part in value.Split('.'))
        {
            if (!IsDnsLabel(value[part]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Labels may here also hold underscores, but begin with at most one and end with none.</summary>
    public static bool IsSubdomainWithUnderscores(ReadOnlySpan<char> value)
    {
        foreach (var part in value.Split('.'))
        {
            var label = value[part];
            var body = label.StartsWith("_") ? label[1..] : label;
            if (body.IsEmpty || body.ContainsAnyExcept(LowerLabelOrUnderscore) || body[0] is '-' or '_' || body[^1] is '-' or '_')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Letters, digits, <c>-</c>, <c>_</c> and <c>.</c> between letters or digits.</summary>
    public static bool IsLabelName(ReadOnlySpan<char> value)
        => !value.IsEmpty && IsKey(value) && char.IsAsciiLetterOrDigit(value[0]) && char.IsAsciiLetterOrDigit(value[^1]);

    /// <summary>One or more of letters, digits, <c>-</c>, <c>_</c> and <c>.</c>.</summary>
    public static bool IsKey(ReadOnlySpan<char> value) => !value.IsEmpty && !value.ContainsAnyExcept(KeyCharacters);
}
