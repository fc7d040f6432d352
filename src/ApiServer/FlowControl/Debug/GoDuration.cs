using System.Globalization;

namespace Keles.ApiServer.FlowControl;

/// <summary>Durations as Go prints them: <c>1.5s</c>, <c>25ms</c>, <c>2m0s</c>.</summary>
internal static class GoDuration
{
    public static string Text(TimeSpan span)
    {
        if (span == TimeSpan.Zero) return "0s";
        if (span < TimeSpan.FromMilliseconds(1)) return Number(span.TotalMicroseconds) + "µs";
        if (span < TimeSpan.FromSeconds(1)) return Number(span.TotalMilliseconds) + "ms";
        var seconds = Number(span.Seconds + (span.Ticks % TimeSpan.TicksPerSecond / (double)TimeSpan.TicksPerSecond)) + "s";
        if (span < TimeSpan.FromMinutes(1)) return seconds;
        return span < TimeSpan.FromHours(1) ? $"{span.Minutes}m{seconds}" : $"{(int)span.TotalHours}h{span.Minutes}m{seconds}";
    }

    private static string Number(double value) => value.ToString("0.#########", CultureInfo.InvariantCulture);
}
