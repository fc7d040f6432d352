using System.Globalization;

namespace Keles.Cel;

/// <summary>Durations as <c>1h30m</c>, <c>-1.5s</c>, <c>300ms</c>: numbers with units behind each other.</summary>
internal static class CelDurations
{
    public static bool TryParse(string text, out long nanoseconds)
    {
        nanoseconds = 0;
        var rest = text.AsSpan();
        var negative = rest.Length > 0 && rest[0] == '-';
        if (rest.Length > 0 && rest[0] is '-' or '+')
        {
            rest = rest[1..];
        }
        if (rest is "0")
        {
            return true;
        }
        if (rest.IsEmpty)
        {
            return false;
        }
        Int128 total = 0;
        while (!rest.IsEmpty)
        {
            if (!TakePart(ref rest, out var part))
            {
                return false;
            }
            total += part;
            if (total > (Int128)long.MaxValue + 1)
            {
                return false;
            }
        }
        total = negative ? -total : total;
        if (total > long.MaxValue)
        {
            return false;
        }
        nanoseconds = (long)total;
        return true;
    }

    private static bool TakePart(ref ReadOnlySpan<char> rest, out Int128 nanoseconds)
    {
        nanoseconds = 0;
        var whole = Digits(rest);
        var fraction = 0;
        if (whole < rest.Length && rest[whole] == '.')
        {
            fraction = Digits(rest[(whole + 1)..]) + 1;
        }
        if (whole + fraction == 0 || (whole == 0 && fraction == 1) || whole > 19)
        {
            return false;
        }
        var number = rest[..whole];
        var decimals = fraction > 1 ? rest.Slice(whole + 1, fraction - 1) : default;
        rest = rest[(whole + fraction)..];
        var letters = rest.IndexOfAnyInRange('0', '9') is var d and >= 0 ? d : rest.Length;
        if (rest[..letters].IndexOf('.') is var dot and >= 0)
        {
            letters = dot;
        }
        Int128 unit = rest[..letters] switch
        {
            "ns" => 1,
            "us" or "µs" or "μs" => 1_000,
            "ms" => 1_000_000,
            "s" => 1_000_000_000,
            "m" => 60_000_000_000,
            "h" => 3_600_000_000_000,
            _ => 0,
        };
        if (unit == 0)
        {
            return false;
        }
        rest = rest[letters..];
        nanoseconds = (number.IsEmpty ? 0 : Int128.Parse(number, CultureInfo.InvariantCulture)) * unit;
        Int128 scale = unit;
        foreach (var digit in decimals)
        {
            nanoseconds += (digit - '0') * (scale / 10);
            scale /= 10;
        }
        return true;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var n = 0;
        while (n < text.Length && char.IsAsciiDigit(text[n]))
        {
            n++;
        }
        return n;
    }

    /// <summary>In seconds: <c>5400s</c>, <c>1.5s</c>.</summary>
    public static string Format(long nanoseconds)
    {
        var magnitude = UInt128.CreateTruncating(Int128.Abs(nanoseconds));
        var (seconds, nanos) = UInt128.DivRem(magnitude, 1_000_000_000);
        var text = nanos == 0 ? $"{seconds}s" : $"{seconds}.{((int)nanos).ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0')}s";
        return nanoseconds < 0 ? "-" + text : text;
    }
}
