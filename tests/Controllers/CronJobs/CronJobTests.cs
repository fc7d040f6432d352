using Keles.Api.Batch.V1;
using Keles.Fakes;
using Keles.Machinery;

namespace Keles.Controllers.Tests.CronJobs;

public sealed class CronJobTests
{
    private readonly Bench bench = new(["cronjob-controller"]);

    [Fact]
    public void Starts_a_job_at_each_of_its_times_and_keeps_the_last_ones()
    {
        Create();
        for (var minute = 0; minute < 31; minute++)
        {
            bench.Advance(TimeSpan.FromMinutes(1));
            foreach (var job in Jobs.Where(static j => !j.IsFinished())) Finish(job, "Complete");
        }

        Assert.Equal(3, Jobs.Count);
        Assert.Equal("tick-29453790", Jobs[^1].Metadata.Name);
        Assert.Equal(Time.From(ACronJob.Start.AddMinutes(30)), Cron.Status.LastScheduleTime);
        Assert.NotNull(Cron.Status.LastSuccessfulTime);
        Assert.Empty(Cron.Status.Active);
        Assert.Equal(6, bench.EventTexts.Count(e => e.StartsWith("Normal SuccessfulCreate Created job tick-", StringComparison.Ordinal)));
        Assert.Equal(6, bench.EventTexts.Count(e => e.StartsWith("Normal SawCompletedJob Saw completed job: tick-", StringComparison.Ordinal)));
        Assert.Equal(3, bench.EventTexts.Count(e => e.StartsWith("Normal SuccessfulDelete Deleted job tick-", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Allow", 3)]
    [InlineData("Forbid", 1)]
    [InlineData("Replace", 1)]
    public void Runs_several_jobs_at_a_time_only_where_it_may(string policy, int running)
    {
        Create(s => s with { ConcurrencyPolicy = policy });
        bench.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(running, Jobs.Count);
        Assert.Equal(running, Cron.Status.Active.Count);
        Assert.Equal(policy == "Forbid" ? "tick-29453765" : "tick-29453775", Jobs[^1].Metadata.Name);
    }

    [Fact]
    public void Starts_nothing_while_suspended_and_only_the_latest_afterwards()
    {
        Create(s => s with { Suspend = true });
        bench.Advance(TimeSpan.FromMinutes(17));
        Assert.Empty(Jobs);
        bench.Update<CronJob>(A.Ns, ACronJob.Name, c => c with { Spec = c.Spec with { Suspend = false } });
        bench.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("tick-29453775", Assert.Single(Jobs).Metadata.Name);
    }

    [Fact]
    public void A_new_schedule_holds_from_its_next_time_on()
    {
        Create(schedule: "0 0 1 7 *");
        bench.Advance(TimeSpan.FromMinutes(12));
        bench.Update<CronJob>(A.Ns, ACronJob.Name, c => c with { Spec = c.Spec with { Schedule = "*/5 * * * *" } });
        bench.Advance(TimeSpan.FromMinutes(2));
        Assert.Empty(Jobs);
        bench.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("tick-29453775", Assert.Single(Jobs).Metadata.Name);
    }

    [Fact]
    public void A_job_that_was_made_and_not_noted_is_noted_and_not_made_again()
    {
        Create();
        var lost = false;
        bench.Api.Refuse = r => r is { Verb: "update", Subresource: "status", Kind.Name: "CronJob" } && !lost && (lost = true) ? FakeErrors.Unavailable() : null;
        bench.Advance(TimeSpan.FromMinutes(6));
        Assert.True(lost);
        var job = Assert.Single(Jobs);
        Assert.Equal(job.Metadata.Uid, Assert.Single(Cron.Status.Active).Uid);
        Assert.Equal(Time.From(ACronJob.Start.AddMinutes(5)), Cron.Status.LastScheduleTime);
    }

    [Fact]
    public void A_job_that_someone_deleted_is_struck_off_the_list()
    {
        Create();
        bench.Advance(TimeSpan.FromMinutes(6));
        bench.Delete<Job>(A.Ns, Jobs[0].Metadata.Name);
        bench.Advance(TimeSpan.FromSeconds(5));
        Assert.Empty(Cron.Status.Active);
        Assert.Empty(Jobs);
        Assert.Contains("Normal MissingJob Active job went missing: tick-29453765", bench.EventTexts);
    }

    private CronJob Cron => bench.Api.Get<CronJob>(A.Ns, ACronJob.Name);

    private IReadOnlyList<Job> Jobs => bench.Api.List<Job>();

    private void Create(Func<CronJobSpec, CronJobSpec>? change = null, string schedule = "*/5 * * * *") => bench.Create(ACronJob.Of(schedule, change));

    private void Finish(Job job, string end)
    {
        bench.Api.Put(job with { Status = new() { StartTime = Time.From(bench.Now), CompletionTime = Time.From(bench.Now), Conditions = [new() { Type = end, Status = "True", LastTransitionTime = Time.From(bench.Now) }] } });
        bench.Settle();
    }
}
