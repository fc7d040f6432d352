using Keles.Api.Batch.V1;
using Keles.Background;
using Keles.Client;
using Keles.Machinery;

namespace Keles.Controllers.Tests.CronJobs;

/// <summary>Cron jobs while everything goes wrong.</summary>
public sealed class CronJobTroubleTests
{
    private const string Timestamp = "batch.kubernetes.io/cronjob-scheduled-timestamp";

    [Theory]
    [InlineData("Allow")]
    [InlineData("Forbid")]
    [InlineData("Replace")]
    [InlineData("Allow", true)]
    [InlineData("Forbid", true)]
    [InlineData("Replace", true)]
    public void No_time_is_used_twice_and_no_job_runs_beside_another_where_that_is_forbidden(string policy, bool setsClock = false) => TroubledBench.WithSeeds(6, seed =>
    {
        var bench = new TroubledBench(seed, ["cronjob-controller"]);
        var times = new HashSet<string>(StringComparer.Ordinal);
        var wrong = new List<string>();
        var running = new Dictionary<string, Job>(StringComparer.Ordinal);
        bench.Api.Sees = (before, after) =>
        {
            if ((after ?? before) is not Job job) return;
            var time = job.Metadata.Annotations.Get(Timestamp)!;
            if (before is null && !times.Add(time)) wrong.Add($"the time {time} was used twice");
            if (before is null && policy != "Allow" && running.Count > 0) wrong.Add($"{job.Metadata.Name} was started beside {running.Keys.First()}");
            if (after is Job now && !now.IsFinished() && now.Metadata.DeletionTimestamp is null) running[job.Metadata.Name] = now;
            else running.Remove(job.Metadata.Name);
        };
        bench.Ask(() => bench.Api.Client.CreateAsync(ACronJob.Of("*/2 * * * *", s => s with { ConcurrencyPolicy = policy })));
        var end = bench.Elapsed + TimeSpan.FromHours(2);
        bench.Until(() => bench.Elapsed >= end, () => Live(bench, setsClock), TimeSpan.FromHours(3));
        Assert.True(wrong.Count == 0, string.Join("; ", wrong));
        if (setsClock)
        {
            // Before the last time that was used nothing comes; after it, it goes on.
            bench.Simulation.WallShift = TimeSpan.FromDays(2);
            var before = times.Count;
            bench.Until(() => times.Count > before, () => Live(bench, setsClock: false), TimeSpan.FromHours(5));
        }
        else Assert.InRange(times.Count, policy == "Forbid" ? 20 : 55, 61);

        bench.Trouble.Stop();

        // In peace all that ran comes to rest: the list is exactly what runs, the history is as long as it may be.
        bench.Ask(() => bench.Api.Client.UpdateAsync(bench.Api.Get<CronJob>(A.Ns, ACronJob.Name) is var c ? c with { Spec = c.Spec with { Suspend = true } } : null!));
        bench.Advance(TimeSpan.FromMinutes(20));
        var cron = bench.Api.Get<CronJob>(A.Ns, ACronJob.Name);
        var jobs = bench.Api.List<Job>();
        Assert.Equal(jobs.Where(static j => !j.IsFinished()).Select(static j => j.Metadata.Uid).Order(), cron.Status.Active.Select(static a => a.Uid).Order());
        Assert.InRange(jobs.Count(static j => j.Has("Complete")), 0, 3);
        Assert.InRange(jobs.Count(static j => j.Has("Failed")), 0, 1);
    });

    private static void Live(TroubledBench bench, bool setsClock)
    {
        foreach (var job in bench.Api.List<Job>().Where(static j => !j.IsFinished()))
        {
            if (bench.Random.Next(60) != 0) continue;
            var end = bench.Random.Next(3) == 0 ? "Failed" : "Complete";
            var now = Time.From(bench.Now);
            bench.Change(job, j => j with { Status = new() { StartTime = now, CompletionTime = end == "Complete" ? now : null, Conditions = [new() { Type = end, Status = "True", LastTransitionTime = now }] } });
        }

        if (bench.Random.Next(50) == 0) bench.Api.EndWatches();
        if (setsClock && bench.Random.Next(200) == 0) PodPlayer.SetClock(bench);
    }
}
