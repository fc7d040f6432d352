using System.Buffers;
using System.Globalization;

namespace Keles.Machinery;

/// <summary>Go's text of a duration, both ways, with Go's error messages.</summary>
internal static class DurationText
{
    private static readonly SearchValues<char> Numeric = SearchValues.Create(".0123456789");
    private const ulong Limit = 1UL << 63;
    private const ulong Second = 1_000_000_000;

    public static string? Parse(string text, out long nanoseconds)
    {
        nanoseconds = 0;
        var negative = text.StartsWith('-');
        var at = negative || text.StartsWith('+') ? 1 : 0;
        if (text.AsSpan(at) is "0")
        {
            return null;
        }

        if (at == text.Length)
        {
            return Invalid(text);
        }

        ulong total = 0;
        while (at < text.Length)
        {
            if (ParseTerm(text, ref at, out var term) is { } problem)
            {
                return problem;
            }

            total += term;
            if (total > Limit)
            {
                return Invalid(text);
            }
        }

        if (total == Limit && !negative)
        {
            return Invalid(text);
        }

        nanoseconds = negative ? (long)(0 - total) : (long)total;
        return null;
    }

    public static string Write(long nanoseconds)
    {
        var amount = nanoseconds < 0 ? 0 - (ulong)nanoseconds : (ulong)nanoseconds;
        var sign = nanoseconds < 0 ? "-" : "";
        return amount switch
        {
            0 => "0s",
            < 1_000 => $"{sign}{amount}ns",
            < 1_000_000 => $"{sign}{WithFraction(amount, 1_000)}µs",
            < Second => $"{sign}{WithFraction(amount, 1_000_000)}ms",
            _ => sign + Clock(amount),
        };
    }

    private static string Clock(ulong amount)
    {
        var minutes = amount / (60 * Second);
        var seconds = WithFraction(amount % (60 * Second), Second) + "s";
        return minutes switch
        {
            0 => seconds,
            < 60 => $"{minutes}m{seconds}",
            _ => $"{minutes / 60}h{minutes % 60}m{seconds}",
        };
    }

    private static string WithFraction(ulong amount, ulong unit)
    {
        var fraction = (amount % unit).ToString(CultureInfo.InvariantCulture);
        var whole = (amount / unit).ToString(CultureInfo.InvariantCulture);
        var places = unit.ToString(CultureInfo.InvariantCulture).Length - 1;
        return amount % unit == 0 ? whole : $"{whole}.{fraction.PadLeft(places, '0').TrimEnd('0')}";
    }

    private static string? ParseTerm(string text, ref int at, out ulong term)
    {
        term = 0;
        var whole = Digits(text, at);
        at += whole.Length;
        ulong value = 0;
        foreach (var digit in whole)
        {
            value = value * 10 + (ulong)(digit - '0');
            if (value > Limit)
            {
                return Invalid(text);
            }
        }

        var hasPoint = at < text.Length && text[at] == '.';
        at += hasPoint ? 1 : 0;
        var fraction = hasPoint ? Digits(text, at) : [];
        at += fraction.Length;
        return whole.IsEmpty && fraction.IsEmpty ? Invalid(text) : Scale(text, ref at, value, fraction, out term);
    }

    private static string? Scale(string text, ref int at, ulong value, ReadOnlySpan<char> fraction, out ulong term)
    {
        term = 0;
        var length = text.AsSpan(at).IndexOfAny(Numeric);
        var unit = length < 0 ? text[at..] : text.Substring(at, length);
        if (unit.Length == 0)
        {
            return $"time: missing unit in duration {GoQuote.QuoteBytes(text)}";
        }

        var scale = Unit(unit);
        if (scale == 0)
        {
            return $"time: unknown unit {GoQuote.QuoteBytes(unit)} in duration {GoQuote.QuoteBytes(text)}";
        }

        at += unit.Length;
        if (value > Limit / scale)
        {
            return Invalid(text);
        }

        term = value * scale + Part(fraction, scale);
        return term > Limit ? Invalid(text) : null;
    }

    private static ulong Unit(string unit) => unit switch
    {
        "ns" => 1,
        "us" or "µs" or "μs" => 1_000,
        "ms" => 1_000_000,
        "s" => Second,
        "m" => 60 * Second,
        "h" => 3600 * Second,
        _ => 0,
    };

    /// <summary>Go computes the fraction as a double and cuts it off; digits past 63 bits are ignored there too.</summary>
    private static ulong Part(ReadOnlySpan<char> fraction, ulong unit)
    {
        ulong digits = 0;
        double scale = 1;
        foreach (var digit in fraction)
        {
            if (digits > (Limit - 1) / 10)
            {
                break;
            }

            var next = digits * 10 + (ulong)(digit - '0');
            if (next > Limit)
            {
                break;
            }

            digits = next;
            scale *= 10;
        }

        return (ulong)(digits * (unit / scale));
    }

    private static ReadOnlySpan<char> Digits(string text, int at)
    {
        var rest = text.AsSpan(at);
        var end = rest.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? rest : rest[..end];
    }

    private static string Invalid(string text) => $"time: invalid duration {GoQuote.QuoteBytes(text)}";
}
