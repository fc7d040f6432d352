using System.Globalization;
using Keles.Api.Batch.V1;

namespace Keles.Controllers.Tests.CronJobs;

/// <summary>Times of schedules, those around changes of the clocks above all. The zones' rules are this machine's.</summary>
public sealed class CronScheduleTests
{
    [Theory]
    [InlineData("2012-07-09T14:45:00Z", "0/15 * * * *", "2012-07-09T15:00:00Z")]
    [InlineData("2012-07-09T14:59:59Z", "0/15 * * * *", "2012-07-09T15:00:00Z")]
    [InlineData("2012-07-09T15:45:00Z", "20-35/15 * * * *", "2012-07-09T16:20:00Z")]
    [InlineData("2012-07-09T15:35:51Z", "20-35/15 * * * ?", "2012-07-09T16:20:00Z")]
    [InlineData("2012-07-09T23:46:00Z", "*/15 * * * *", "2012-07-10T00:00:00Z")]
    [InlineData("2012-07-09T23:45:00Z", "20-35/15 1/2 */3 * *", "2012-07-10T01:20:00Z")]
    [InlineData("2012-07-09T23:35:00Z", "0 0 9 apr-oct ?", "2012-08-09T00:00:00Z")]
    [InlineData("2012-07-09T23:35:00Z", "0 0 */5 Apr,Aug,Oct Mon", "2012-08-01T00:00:00Z")]
    [InlineData("2012-12-31T23:59:45Z", "* * * * *", "2013-01-01T00:00:00Z")]
    [InlineData("2012-07-09T23:35:00Z", "0 0 29 Feb ?", "2016-02-29T00:00:00Z")]
    [InlineData("2012-07-09T00:00:00Z", "0 0 13 * FRI", "2012-07-13T00:00:00Z")]
    [InlineData("2012-07-14T00:00:00Z", "0 0 13 * FRI", "2012-07-20T00:00:00Z")]
    [InlineData("2012-07-09T00:00:00Z", "0 0 1 * ?", "2012-08-01T00:00:00Z")]
    [InlineData("2012-07-09T00:00:00Z", "0 0 ? * 1-2", "2012-07-10T00:00:00Z")]
    [InlineData("2012-07-09T14:00:00Z", "@hourly", "2012-07-09T15:00:00Z")]
    [InlineData("2012-07-09T14:00:00Z", "@weekly", "2012-07-15T00:00:00Z")]
    [InlineData("2012-07-09T14:00:00Z", "@yearly", "2013-01-01T00:00:00Z")]
    [InlineData("2012-07-09T14:00:10.7Z", "@every 90m", "2012-07-09T15:30:10Z")]
    public void The_next_time_of_a_schedule(string from, string schedule, string next) => Check(from, "UTC", schedule, next);

    [Theory]
    [InlineData("2012-03-11T00:00:00-05:00", "30 2 11 Mar ?", "2013-03-11T02:30:00-04:00")]
    [InlineData("2012-03-11T00:00:00-05:00", "0 * * * ?", "2012-03-11T01:00:00-05:00")]
    [InlineData("2012-03-11T01:00:00-05:00", "0 * * * ?", "2012-03-11T03:00:00-04:00")]
    [InlineData("2012-03-11T03:00:00-04:00", "0 * * * ?", "2012-03-11T04:00:00-04:00")]
    [InlineData("2012-03-11T00:00:00-05:00", "0 1 * * ?", "2012-03-11T01:00:00-05:00")]
    [InlineData("2012-03-11T01:00:00-05:00", "0 1 * * ?", "2012-03-12T01:00:00-04:00")]
    [InlineData("2012-03-11T00:00:00-05:00", "0 2 * * ?", "2012-03-12T02:00:00-04:00")]
    [InlineData("2012-11-04T00:00:00-04:00", "30 2 04 Nov ?", "2012-11-04T02:30:00-05:00")]
    [InlineData("2012-11-04T00:00:00-04:00", "30 1 04 Nov ?", "2012-11-04T01:30:00-04:00")]
    [InlineData("2012-11-04T01:30:00-04:00", "30 1 04 Nov ?", "2012-11-04T01:30:00-05:00")]
    [InlineData("2012-11-04T01:00:00-04:00", "0 * * * ?", "2012-11-04T01:00:00-05:00")]
    [InlineData("2012-11-04T01:00:00-05:00", "0 * * * ?", "2012-11-04T02:00:00-05:00")]
    [InlineData("2012-11-04T02:00:00-05:00", "0 2 * * ?", "2012-11-05T02:00:00-05:00")]
    [InlineData("2012-11-04T00:00:00-04:00", "0 3 * * ?", "2012-11-04T03:00:00-05:00")]
    public void The_next_time_where_clocks_are_changed(string from, string schedule, string next)
    {
        Check(from, "America/New_York", schedule, next);
        Check(from, "UTC", $"TZ=America/New_York {schedule}", next);
    }

    [Theory]
    [InlineData("0 0 31 Feb ?")]
    [InlineData("59 23 30 2 *")]
    public void A_day_that_there_is_not_never_comes(string schedule)
    {
        Assert.True(CronSchedule.TryParse(schedule, out var read, out _));
        Assert.Null(read.Next(ACronJob.Start, TimeZoneInfo.Utc));
    }

    [Fact]
    public void Every_time_is_the_first_after_the_one_before_also_over_years_of_changing_clocks()
    {
        Assert.True(CronTimeZones.TryFind("Europe/Berlin", out var zone, out _));
        Assert.True(CronSchedule.TryParse("17 * * * *", out var hourly, out _));
        var time = new DateTimeOffset(2024, 1, 1, 0, 17, 0, TimeSpan.FromHours(1));
        for (var i = 0; i < 24 * 800; i++)
        {
            var next = hourly.Next(time, zone)!.Value;
            Assert.Equal(TimeSpan.FromHours(1), next - time);
            time = next;
        }
    }

    private static void Check(string from, string zone, string schedule, string next)
    {
        Assert.True(CronTimeZones.TryFind(zone, out var where, out _), $"this machine has no zone {zone}");
        Assert.True(CronSchedule.TryParse(schedule, out var read, out var error), error);
        Assert.Equal(DateTimeOffset.Parse(next, CultureInfo.InvariantCulture), read.Next(DateTimeOffset.Parse(from, CultureInfo.InvariantCulture), where));
    }
}
