using System.Globalization;
using System.Text;

namespace Keles.Machinery;

/// <summary>A text in double quotes as Go prints it with <c>%q</c>; upstream's messages are full of them.</summary>
public static class GoQuote
{
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            Append(quoted, rune);
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>As Go's time package quotes: every byte that is not printable ASCII as <c>\x</c>.</summary>
    public static string QuoteBytes(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            _ = b switch
            {
                (byte)'"' or (byte)'\\' => quoted.Append('\\').Append((char)b),
                < 0x20 or >= 0x80 => quoted.Append(@"\x").Append(b.ToString("x2", CultureInfo.InvariantCulture)),
                _ => quoted.Append((char)b),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static void Append(StringBuilder quoted, Rune rune)
    {
        var escape = rune.Value switch
        {
            '"' => "\\\"",
            '\\' => @"\\",
            '\a' => @"\a",
            '\b' => @"\b",
            '\f' => @"\f",
            '\n' => @"\n",
            '\r' => @"\r",
            '\t' => @"\t",
            '\v' => @"\v",
            _ when IsPrintable(rune) => null,
            < ' ' or 0x7f => @"\x" + rune.Value.ToString("x2", CultureInfo.InvariantCulture),
            < 0x10000 => @"\u" + rune.Value.ToString("x4", CultureInfo.InvariantCulture),
            _ => @"\U" + rune.Value.ToString("x8", CultureInfo.InvariantCulture),
        };
        quoted.Append(escape ?? rune.ToString());
    }

    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator);
}
