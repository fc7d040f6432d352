using System.Globalization;
using System.Text;

namespace Keles.ApiServer;

/// <summary>The name of a writer that gave itself none: the first word of its user agent.</summary>
internal static class FieldManagerName
{
    private const string Unknown = "unknown";

    public static string Of(string userAgent)
    {
        var name = new StringBuilder();
        var length = 0;
        foreach (var rune in userAgent.AsSpan(0, userAgent.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? slash : userAgent.Length).EnumerateRunes())
        {
            if (!IsPrintable(rune)) continue;
            length += rune.Utf8SequenceLength;
            if (length > VerbLimits.FieldManagerLength) break;
            name.Append(rune.ToString());
        }

        return name.Length == 0 ? Unknown : name.ToString();
    }

    /// <summary>As Go sees it: letters, marks, numbers, punctuation, symbols, and the plain space.</summary>
    public static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
