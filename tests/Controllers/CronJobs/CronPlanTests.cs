using Keles.Api.Batch.V1;
using Keles.Controllers.CronJobs;
using Keles.Machinery;

namespace Keles.Controllers.Tests.CronJobs;

public sealed class CronPlanTests
{
    private static readonly DateTimeOffset Start = ACronJob.Start;

    [Theory]
    [InlineData(4, 59, null, null)]
    [InlineData(5, 0, null, 5)]
    [InlineData(7, 0, null, 5)]
    [InlineData(21, 0, null, 20)]
    [InlineData(9, 0, 5, null)]
    [InlineData(10, 1, 5, 10)]
    [InlineData(600, 1, 5, 600)]
    public void Starts_the_latest_job_whose_time_has_come(int minute, int second, int? last, int? started)
    {
        var plan = Plan(ACronJob.Of(last: last is { } l ? Start.AddMinutes(l) : null), Start.AddMinutes(minute).AddSeconds(second));
        Assert.Equal(started is { } s ? Start.AddMinutes(s) : null, plan.Start);
        Assert.Equal(TimeSpan.FromMinutes(5 - minute % 5) - TimeSpan.FromSeconds(second) + TimeSpan.FromMilliseconds(100), plan.Again);
    }

    [Theory]
    [InlineData("@every 7m", 20, 14)]
    [InlineData("@every 7m", 21, 21)]
    [InlineData("30 6-16/4 * * 1-5", 60 * 24 * 4 + 60 * 12, 60 * 24 * 4 + 630)]
    public void Finds_the_latest_time_of_uneven_schedules(string schedule, int minute, int started) =>
        Assert.Equal(Start.AddMinutes(started), Plan(ACronJob.Of(schedule), Start.AddMinutes(minute)).Start);

    [Theory]
    [InlineData(100, 0)]
    [InlineData(101, 1)]
    public void Says_when_too_many_times_were_missed_and_starts_the_latest_all_the_same(int missed, int events)
    {
        var plan = Plan(ACronJob.Of("* * * * *"), Start.AddMinutes(missed));
        Assert.Equal(Start.AddMinutes(missed), plan.Start);
        Assert.Equal(events, plan.Events.Count);
        Assert.All(plan.Events, e => Assert.Equal(("TooManyMissedTimes", "too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew"), (e.Reason, e.Message)));
    }

    [Fact]
    public void Centuries_of_missed_times_cost_no_time()
    {
        var cron = ACronJob.Of("* * * * *", created: new(1800, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(Start.AddMinutes(3), Plan(cron, Start.AddMinutes(3)).Start);
    }

    [Theory]
    [InlineData(null, 330, 5)]
    [InlineData(100, 330, 5)]
    [InlineData(31, 330, 5)]
    [InlineData(30, 330, null)]
    [InlineData(20, 330, null)]
    [InlineData(200, 3000, 50)]
    public void A_job_that_is_too_late_is_not_started(int? deadline, int second, int? started) =>
        Assert.Equal(started is { } s ? Start.AddMinutes(s) : null, Plan(ACronJob.Of(change: c => c with { StartingDeadlineSeconds = deadline }), Start.AddSeconds(second)).Start);

    [Theory]
    [InlineData("Allow", 0, true, false)]
    [InlineData("Allow", 1, true, false)]
    [InlineData("Forbid", 0, true, false)]
    [InlineData("Forbid", 1, false, false)]
    [InlineData("Replace", 1, true, true)]
    public void What_happens_while_a_job_still_runs_is_for_its_policy_to_say(string policy, int running, bool starts, bool replaces)
    {
        var plan = Plan(ACronJob.Of(change: c => c with { ConcurrencyPolicy = policy }, active: running > 0 ? ["tick-1"] : []), Start.AddMinutes(5));
        Assert.Equal((starts, replaces), (plan.Start is not null, plan.Replaces));
        if (!starts) Assert.Equal(("Normal", "JobAlreadyActive", "Not starting job because prior execution is running and concurrency policy is Forbid"), (plan.Events[0].Type, plan.Events[0].Reason, plan.Events[0].Message));
    }

    [Fact]
    public void A_time_is_not_used_twice()
    {
        var time = Start.AddMinutes(5);
        Assert.Null(Plan(ACronJob.Of(active: $"tick-{time.ToUnixTimeSeconds() / 60}"), time).Start);
        Assert.Null(Plan(ACronJob.Of(last: time), time.AddSeconds(3)).Start);
    }

    [Theory]
    [InlineData("1 2 3", null, false, "UnparseableSchedule", "unparseable schedule: \"1 2 3\" : expected exactly 5 fields, found 3: [1 2 3]")]
    [InlineData("59 23 31 2 *", null, false, "InvalidSchedule", "invalid schedule: 59 23 31 2 * : time difference between two schedules is less than 1 second")]
    [InlineData("* * * * *", "Mars/Olympus", false, "UnknownTimeZone", "invalid timeZone: \"Mars/Olympus\": unknown time zone Mars/Olympus")]
    [InlineData("* * * * *", null, true, null, null)]
    public void Nothing_is_started_by_a_schedule_that_says_nothing(string schedule, string? zone, bool suspend, string? reason, string? message)
    {
        var plan = Plan(ACronJob.Of(schedule, c => c with { TimeZone = zone, Suspend = suspend }), Start.AddHours(1));
        Assert.Null(plan.Start);
        Assert.Null(plan.Again);
        var told = plan.Events is [var e, ..] ? e : null;
        Assert.Equal((reason, message), (told?.Reason, told?.Message));
    }

    [Fact]
    public void A_zone_moves_the_times_and_is_told_on_the_job()
    {
        var cron = ACronJob.Of("30 9 * * *", c => c with { TimeZone = "Asia/Kolkata" });
        var plan = Plan(cron, Start.AddHours(5));
        Assert.Equal(Start.AddHours(4), plan.Start);
        var job = CronJobTemplate.Make(cron, Start.AddHours(4));
        Assert.Equal("2026-01-01T09:30:00+05:30", job.Metadata.Annotations.Get("batch.kubernetes.io/cronjob-scheduled-timestamp"));
        Assert.Equal(("tick-29454000", "tick", "tick"), (job.Metadata.Name, job.Metadata.Labels.Get("of"), job.Metadata.OwnerReferences[0].Name));
        Assert.Equal("2026-01-01T04:00:00Z", CronJobTemplate.Make(ACronJob.Of(), Start.AddHours(4)).Metadata.Annotations.Get("batch.kubernetes.io/cronjob-scheduled-timestamp"));
    }

    [Fact]
    public void A_zone_in_the_schedule_still_works_and_is_complained_of()
    {
        var plan = Plan(ACronJob.Of("TZ=Asia/Kolkata 30 9 * * *"), Start.AddHours(5));
        Assert.Equal(Start.AddHours(4), plan.Start);
        Assert.Equal("UnsupportedSchedule", Assert.Single(plan.Events).Reason);
    }

    [Fact]
    public void Jobs_that_ended_are_struck_off_the_list_and_the_last_success_is_noted()
    {
        var cron = ACronJob.Of(active: ["a", "b", "c", "d"]);
        var looked = CronStatus.Of(cron, [ACronJob.Job("a", "Complete", 3), ACronJob.Job("b", "Failed", 5), ACronJob.Job("c"), ACronJob.Job("x", "Complete", 9), ACronJob.Job("y")], new HashSet<string> { "d" });
        Assert.Equal(["c"], looked.Status.Active.Select(static a => a.Name));
        Assert.Equal(Time.From(Start.AddMinutes(10)), looked.Status.LastSuccessfulTime);
        Assert.Equal(
            ["Saw completed job: a, condition: Complete", "Saw completed job: b, condition: Failed", "Saw a job that the controller did not create or forgot: y", "Active job went missing: d"],
            looked.Events.Select(static e => e.Message));
    }

    [Fact]
    public void The_oldest_jobs_go_beyond_the_limits()
    {
        Job[] jobs = [.. Enumerable.Range(0, 5).Select(i => ACronJob.Job($"s{i}", "Complete", 10 - i)), ACronJob.Job("f0", "Failed", 1), ACronJob.Job("f1", "Failed", 2), ACronJob.Job("r")];
        Assert.Equal(["s4", "s3", "f0"], CronHistory.Surplus(ACronJob.Of().Spec, jobs).Select(static j => j.Metadata.Name));
        Assert.Empty(CronHistory.Surplus(ACronJob.Of(change: c => c with { SuccessfulJobsHistoryLimit = null, FailedJobsHistoryLimit = null }).Spec, jobs));
        Assert.Equal(7, CronHistory.Surplus(ACronJob.Of(change: c => c with { SuccessfulJobsHistoryLimit = 0, FailedJobsHistoryLimit = 0 }).Spec, jobs).Count);
    }

    private static CronPlan Plan(CronJob cron, DateTimeOffset now) => CronPlan.For(cron, now, TimeZoneInfo.Utc);
}
