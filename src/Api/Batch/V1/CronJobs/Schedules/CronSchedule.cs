using System.Diagnostics.CodeAnalysis;
using Keles.Machinery;

namespace Keles.Api.Batch.V1;

/// <summary>When a cron job runs: <c>30 4 * * mon-fri</c>, <c>@daily</c> or <c>@every 90m</c>.</summary>
public sealed class CronSchedule
{
    private const int YearsAhead = 5;

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private readonly CronField minute, hour, day, month, weekday;
    private readonly TimeSpan? every;
    private readonly TimeZoneInfo? zone;

    private CronSchedule(CronField[] fields, TimeZoneInfo? zone) => (minute, hour, day, month, weekday, this.zone) = (fields[0], fields[1], fields[2], fields[3], fields[4], zone);

    private CronSchedule(TimeSpan every) => this.every = every;

    /// <summary>Reads a schedule; a zone may stand before it, as of old: <c>TZ=Europe/Berlin 0 6 * * *</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out CronSchedule? schedule, [NotNullWhen(false)] out string? error)
    {
        schedule = null;
        TimeZoneInfo? zone = null;
        if (text.StartsWith("TZ=", StringComparison.Ordinal) || text.StartsWith("CRON_TZ=", StringComparison.Ordinal))
        {
            var (equals, space) = (text.IndexOf('=', StringComparison.Ordinal), text.IndexOf(' ', StringComparison.Ordinal));
            var name = space < 0 ? text[(equals + 1)..] : text[(equals + 1)..space];
            if (!CronTimeZones.TryFind(name, out zone, out error))
            {
                error = $"provided bad location {name}: {error}";
                return false;
            }

            text = space < 0 ? "" : text[space..].Trim();
        }

        error = text switch
        {
            "" => "empty spec string",
            ['@', ..] => Described(text, zone, out schedule),
            _ => Fields(text, zone, out schedule),
        };
        return schedule is not null;
    }

    /// <summary>The first time after another; null when there is none in the next years. The zone holds unless the schedule names its own.</summary>
    public DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo elsewhere)
    {
        var start = new DateTimeOffset(after.UtcTicks - after.UtcTicks % TimeSpan.TicksPerSecond, TimeSpan.Zero);
        if (every is { } interval) return start + interval;
        var clock = new CronClock(start.AddSeconds(1), zone ?? elsewhere);
        var last = clock.Year + YearsAhead;
        while (clock.Year <= last)
        {
            if (!month.Allows(clock.Month)) clock.NextMonth();
            else if (!IsDay(clock)) clock.NextDay();
            else if (!hour.Allows(clock.Hour)) clock.NextHour();
            else if (!minute.Allows(clock.Minute) || clock.Second != 0) clock.NextMinute();
            else return clock.Now;
        }

        return null;
    }

    /// <summary>Where both sorts of days are named either will do.</summary>
    private bool IsDay(CronClock clock)
    {
        bool inMonth = day.Allows(clock.Day), inWeek = weekday.Allows(clock.Weekday);
        return day.IsAny || weekday.IsAny ? inMonth && inWeek : inMonth || inWeek;
    }

    private static string? Described(string text, TimeZoneInfo? zone, out CronSchedule? schedule)
    {
        const string everyPrefix = "@every ";
        schedule = null;
        var fields = text switch
        {
            "@yearly" or "@annually" => "0 0 1 1 *",
            "@monthly" => "0 0 1 * *",
            "@weekly" => "0 0 * * 0",
            "@daily" or "@midnight" => "0 0 * * *",
            "@hourly" => "0 * * * *",
            _ => null,
        };
        if (fields is not null) return Fields(fields, zone, out schedule);
        if (!text.StartsWith(everyPrefix, StringComparison.Ordinal)) return $"unrecognized descriptor: {text}";
        if (!Duration.TryParse(text[everyPrefix.Length..], out var interval, out var error)) return $"failed to parse duration {text}: {error}";
        schedule = new CronSchedule(TimeSpan.FromSeconds(Math.Max(1, interval.Nanoseconds / 1_000_000_000)));
        return null;
    }

    private static string? Fields(string text, TimeZoneInfo? zone, out CronSchedule? schedule)
    {
        schedule = null;
        var parts = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 5) return $"expected exactly 5 fields, found {parts.Length}: [{string.Join(' ', parts)}]";
        (int Least, int Most, string[]? Names)[] bounds = [(0, 59, null), (0, 23, null), (1, 31, null), (1, 12, Months), (0, 6, Days)];
        var fields = new CronField[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!CronField.TryParse(parts[i], bounds[i].Least, bounds[i].Most, bounds[i].Names, out fields[i], out var error)) return error;
        }

        schedule = new CronSchedule(fields, zone);
        return null;
    }
}
