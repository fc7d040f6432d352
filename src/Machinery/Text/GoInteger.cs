using System.Globalization;

namespace Keles.Machinery;

/// <summary>Whole numbers as Go's strconv reads them, with its words for what is wrong; clients see both.</summary>
public static class GoInteger
{
    public static bool TryParse(string text, out long value, out string? error) => TryParse(text, "Atoi", out value, out error);

    /// <param name="function">The name Go puts into the message: Atoi or ParseInt.</param>
    public static bool TryParse(string text, string function, out long value, out string? error)
    {
        value = 0;
        var digits = text.AsSpan(text.Length > 0 && text[0] is '-' or '+' ? 1 : 0);
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9'))
        {
            error = Problem(function, text, "invalid syntax");
            return false;
        }

        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
        {
            value = text[0] == '-' ? long.MinValue : long.MaxValue;
            error = Problem(function, text, "value out of range");
            return false;
        }

        error = null;
        return true;
    }

    /// <summary>As <c>ParseUint</c>: no sign at all.</summary>
    public static bool TryParseUnsigned(string text, out ulong value, out string? error)
    {
        value = 0;
        if (text.Length == 0 || text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            error = Problem("ParseUint", text, "invalid syntax");
            return false;
        }

        if (!ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value))
        {
            value = ulong.MaxValue;
            error = Problem("ParseUint", text, "value out of range");
            return false;
        }

        error = null;
        return true;
    }

    private static string Problem(string function, string text, string what)
        => $"strconv.{function}: parsing {GoQuote.Quote(text)}: {what}";
}
