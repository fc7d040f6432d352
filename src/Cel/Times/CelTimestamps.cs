using System.Globalization;

namespace Keles.Cel;

/// <summary>Timestamps of RFC 3339 between the years 1 and 9999, to the nanosecond.</summary>
internal static class CelTimestamps
{
    private const long MinSeconds = -62135596800;
    private const long MaxSeconds = 253402300799;
    private const int DateAndTime = 19;

    public static CelValue Of(Int128 seconds, int nanos) =>
        seconds < MinSeconds || seconds > MaxSeconds ? CelValue.Of(CelError.TimestampOverflow) : CelValue.Timestamp((long)seconds, nanos);

    public static bool TryParse(string text, out CelValue time)
    {
        time = default;
        if (text.Length < DateAndTime + 1
            || !DateTime.TryParseExact(text.AsSpan(0, DateAndTime), "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return false;
        }
        var rest = text.AsSpan(DateAndTime);
        var nanos = 0;
        if (rest[0] is '.' or ',')
        {
            var digits = 1;
            while (digits < rest.Length && char.IsAsciiDigit(rest[digits]))
            {
                digits++;
            }
            if (digits == 1)
            {
                return false;
            }
            for (var i = 1; i <= 9; i++)
            {
                nanos = (nanos * 10) + (i < digits ? rest[i] - '0' : 0);
            }
            rest = rest[digits..];
        }
        if (Offset(rest) is not { } offset)
        {
            return false;
        }
        time = Of(((date.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond) - offset, nanos);
        return !time.IsError;
    }

    /// <summary>Seconds east of Greenwich.</summary>
    private static int? Offset(ReadOnlySpan<char> text)
    {
        if (text is "Z")
        {
            return 0;
        }
        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':'
            || !int.TryParse(text.Slice(1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            || !int.TryParse(text.Slice(4, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            || hours > 23 || minutes > 59)
        {
            return null;
        }
        var seconds = (hours * 3600) + (minutes * 60);
        return text[0] == '-' ? -seconds : seconds;
    }

    public static DateTime Utc(CelValue time) => DateTime.UnixEpoch.AddSeconds(time.Seconds).AddTicks(time.Nanos / 100);

    /// <summary>The wall clock of a zone, named (<c>America/New_York</c>) or given by its offset (<c>+05:30</c>); null for none.</summary>
    public static DateTime? In(CelValue time, string zone)
    {
        var utc = Utc(time);
        if (zone.Contains(':', StringComparison.Ordinal))
        {
            var signed = zone[0] is '+' or '-' ? zone : "+" + zone;
            return Offset(signed) is { } seconds ? Shifted(utc, TimeSpan.FromSeconds(seconds)) : null;
        }
        if (zone is "UTC" or "")
        {
            return utc;
        }
        return TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? Shifted(utc, found.GetUtcOffset(utc)) : null;
    }

    private static DateTime Shifted(DateTime utc, TimeSpan by)
    {
        var ticks = Math.Clamp(utc.Ticks + by.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        return new DateTime(ticks, DateTimeKind.Unspecified);
    }

    public static string Format(CelValue time)
    {
        var text = DateTime.UnixEpoch.AddSeconds(time.Seconds).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        return time.Nanos == 0 ? text + "Z" : $"{text}.{time.Nanos.ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0')}Z";
    }
}
