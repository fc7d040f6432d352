using Keles.Machinery;

namespace Keles.Api;

/// <summary>Ages as tables print them: the largest unit or two, short (upstream's HumanDuration).</summary>
public static class Ages
{
    public static string Since(Time from, DateTimeOffset now) => from.IsZero ? "<unknown>" : Print(now - from.ToDateTimeOffset());

    public static string Since(Time? from, DateTimeOffset now) => from is { } time ? Since(time, now) : "<unknown>";

    public static string Print(TimeSpan age)
    {
        var seconds = (long)age.TotalSeconds;
        if (seconds < -1) return "<invalid>";
        if (seconds < 0) return "0s";
        if (seconds < 60 * 2) return $"{seconds}s";
        var minutes = seconds / 60;
        if (minutes < 10) return Two(minutes, "m", seconds % 60, "s");
        if (minutes < 60 * 3) return $"{minutes}m";
        var hours = minutes / 60;
        if (hours < 8) return Two(hours, "h", minutes % 60, "m");
        if (hours < 48) return $"{hours}h";
        var days = hours / 24;
        if (hours < 24 * 8) return Two(days, "d", hours % 24, "h");
        if (hours < 24 * 365 * 2) return $"{days}d";
        var years = days / 365;
        return hours < 24 * 365 * 8 ? Two(years, "y", days % 365, "d") : $"{years}y";
    }

    private static string Two(long large, string unit, long small, string smallUnit) => small == 0 ? $"{large}{unit}" : $"{large}{unit}{small}{smallUnit}";
}
