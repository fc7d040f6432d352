using System.Buffers;
using System.Globalization;

namespace Keles.Machinery;

/// <summary>Reads durations as Go writes them: <c>34s</c>, <c>1m30s</c>, <c>1.5h</c>, <c>250ms</c>.</summary>
public static class GoDurations
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    private static readonly Dictionary<string, double> Seconds = new(StringComparer.Ordinal)
    {
        ["ns"] = 1e-9, ["us"] = 1e-6, ["µs"] = 1e-6, ["μs"] = 1e-6, ["ms"] = 1e-3, ["s"] = 1, ["m"] = 60, ["h"] = 3600,
    };

    /// <param name="why">What is wrong with it, in the words of Go's library.</param>
    public static bool TryRead(string text, out TimeSpan span, out string why)
    {
        ArgumentNullException.ThrowIfNull(text);
        (span, why) = (default, $"time: invalid duration {GoQuote.Quote(text)}");
        var rest = text.AsSpan().TrimStart("+-");
        if (text.Length - rest.Length > 1 || rest.IsEmpty) return false;
        var total = 0.0;
        while (!rest.IsEmpty && rest is not "0")
        {
            var digits = rest.IndexOfAnyExcept(Digits);
            if (digits == 0 || (digits < 0 ? rest : rest[..digits]) is ".") return false;
            if (digits < 0)
            {
                why = $"time: missing unit in duration {GoQuote.Quote(text)}";
                return false;
            }

            if (!double.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return false;
            rest = rest[digits..];
            var letters = rest.IndexOfAny(Digits);
            var unit = (letters < 0 ? rest : rest[..letters]).ToString();
            if (!Seconds.TryGetValue(unit, out var each))
            {
                why = $"time: unknown unit {GoQuote.Quote(unit)} in duration {GoQuote.Quote(text)}";
                return false;
            }

            total += number * each;
            rest = rest[unit.Length..];
        }

        if (total > TimeSpan.MaxValue.TotalSeconds / 2) return false;
        span = TimeSpan.FromSeconds(text[0] == '-' ? -total : total);
        return true;
    }
}
