namespace Keles.Api.Batch.V1;

/// <summary>A moment that is moved forward as the clocks of a zone show it, over the hours that they skip or show twice.</summary>
internal sealed class CronClock(DateTimeOffset start, TimeZoneInfo zone)
{
    private DateTimeOffset now = TimeZoneInfo.ConvertTime(start, zone);

    public DateTimeOffset Now => now.ToUniversalTime();

    public int Year => now.Year;

    public int Month => now.Month;

    public int Day => now.Day;

    public int Weekday => (int)now.DayOfWeek;

    public int Hour => now.Hour;

    public int Minute => now.Minute;

    public int Second => now.Second;

    public void NextMonth() => To(new DateTime(now.Year, now.Month, 1).AddMonths(1));

    public void NextDay() => To(now.Date.AddDays(1));

    /// <summary>By elapsed time: an hour that comes twice is seen twice.</summary>
    public void NextHour() => Move(TimeSpan.FromHours(1) - new TimeSpan(0, now.Minute, now.Second));

    public void NextMinute() => Move(TimeSpan.FromSeconds(60 - now.Second));

    private void Move(TimeSpan by) => now = TimeZoneInfo.ConvertTime(now + by, zone);

    /// <summary>A wall time that the clocks skip is the first one after it.</summary>
    private void To(DateTime wall)
    {
        while (zone.IsInvalidTime(wall)) wall = wall.AddMinutes(1);
        var offset = zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max() : zone.GetUtcOffset(wall);
        now = new DateTimeOffset(wall, offset);
    }
}
