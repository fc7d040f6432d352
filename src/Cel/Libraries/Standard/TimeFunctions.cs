namespace Keles.Cel;

/// <summary>Making timestamps and durations, and taking them apart, in UTC or a time zone.</summary>
internal static class TimeFunctions
{
    public static CelLibrary Library { get; } = Make();

    private static CelLibrary Make()
    {
        var library = new CelLibrary()
            .Function("timestamp", "timestamp_to_timestamp", CelType.Timestamp, CelType.Timestamp, v => v)
            .Function("timestamp", "string_to_timestamp", CelType.Timestamp, CelType.String, v =>
                CelTimestamps.TryParse(v.AsString, out var time) ? time : CelValue.Error("type conversion error from 'string' to 'google.protobuf.Timestamp'"))
            .Function("timestamp", "int64_to_timestamp", CelType.Timestamp, CelType.Int, v => CelTimestamps.Of(v.AsInt, 0))
            .Function("duration", "duration_to_duration", CelType.Duration, CelType.Duration, v => v)
            .Function("duration", "string_to_duration", CelType.Duration, CelType.String, v =>
                CelDurations.TryParse(v.AsString, out var n) ? CelValue.Duration(n) : CelValue.Error("type conversion error from 'string' to 'google.protobuf.Duration'"))
            .Function("duration", "int64_to_duration", CelType.Duration, CelType.Int, v => CelValue.Duration(v.AsInt));
        Part(library, "getFullYear", "year", t => t.Year);
        Part(library, "getMonth", "month", t => t.Month - 1);
        Part(library, "getDayOfYear", "day_of_year", t => t.DayOfYear - 1);
        Part(library, "getDate", "day_of_month_1_based", t => t.Day);
        Part(library, "getDayOfMonth", "day_of_month", t => t.Day - 1);
        Part(library, "getDayOfWeek", "day_of_week", t => (int)t.DayOfWeek);
        Part(library, "getHours", "hours", t => t.Hour, 3_600_000_000_000);
        Part(library, "getMinutes", "minutes", t => t.Minute, 60_000_000_000);
        Part(library, "getSeconds", "seconds", t => t.Second, 1_000_000_000);
        Part(library, "getMilliseconds", "milliseconds", t => t.Millisecond, 1_000_000);
        return library;
    }

    /// <param name="unit">The nanoseconds by which the same question to a duration is answered; 0 where a duration has no answer.</param>
    private static void Part(CelLibrary library, string name, string id, Func<DateTime, int> part, long unit = 0)
    {
        library.Member(name, $"timestamp_to_{id}", CelType.Int, CelType.Timestamp, time => CelValue.Of((long)part(CelTimestamps.Utc(time))));
        library.Member(name, $"timestamp_to_{id}_with_tz", CelType.Int, CelType.Timestamp, CelType.String, (time, zone) =>
            CelTimestamps.In(time, zone.AsString) is { } local ? CelValue.Of((long)part(local)) : CelValue.Error($"unknown time zone {zone.AsString}"));
        if (unit > 0)
        {
            library.Member(name, $"duration_to_{id}", CelType.Int, CelType.Duration, d => CelValue.Of(d.Nanoseconds / unit));
        }
    }
}
