using Keles.Api.Batch.V1;
using Keles.Machinery;

namespace Keles.Controllers.Tests.TtlAfterFinished;

public sealed class FinishedJobTests
{
    private readonly Bench bench = new(["ttl-after-finished-controller"]);

    [Theory]
    [InlineData("Complete")]
    [InlineData("Failed")]
    public void Deletes_a_job_when_its_time_is_over(string end)
    {
        Put(30, end);
        bench.Advance(TimeSpan.FromSeconds(29));
        Assert.Null(Job!.Metadata.DeletionTimestamp);
        bench.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("foregroundDeletion", Assert.Single(Job!.Metadata.Finalizers));
        Assert.NotNull(Job.Metadata.DeletionTimestamp);
    }

    [Theory]
    [InlineData(null, "Complete")]
    [InlineData(0, "Suspended")]
    [InlineData(0, "SuccessCriteriaMet")]
    public void Keeps_a_job_that_runs_or_has_no_such_time(int? seconds, string condition)
    {
        Put(seconds, condition);
        bench.Advance(TimeSpan.FromHours(1));
        Assert.Null(Job!.Metadata.DeletionTimestamp);
    }

    [Fact]
    public void A_job_that_ended_in_the_future_by_another_clock_is_kept_so_much_longer()
    {
        Put(30, "Complete", bench.Now.AddHours(1));
        bench.Advance(TimeSpan.FromSeconds(3625));
        Assert.Null(Job!.Metadata.DeletionTimestamp);
        bench.Advance(TimeSpan.FromSeconds(10));
        Assert.NotNull(Job!.Metadata.DeletionTimestamp);
    }

    [Fact]
    public void A_job_that_ended_at_the_end_of_time_is_kept_and_others_go()
    {
        Put(int.MaxValue, "Complete", new(9999, 12, 31, 23, 59, 59, TimeSpan.Zero));
        bench.Api.Put(Jobs.AJob.Of(change: static s => s with { TtlSecondsAfterFinished = 0 }, status: s => s with { Conditions = [new() { Type = "Failed", Status = "True", LastTransitionTime = Time.From(bench.Now) }] }) is var j ? j with { Metadata = j.Metadata with { Name = "other" } } : null!);
        bench.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(Job!.Metadata.DeletionTimestamp);
        Assert.NotNull(bench.Api.Get<Job>(A.Ns, "other").Metadata.DeletionTimestamp);
    }

    [Fact]
    public void A_longer_time_holds_also_when_it_is_given_late()
    {
        Put(30, "Complete");
        bench.Advance(TimeSpan.FromSeconds(25));
        bench.Update<Job>(A.Ns, "pi", j => j with { Spec = j.Spec with { TtlSecondsAfterFinished = 100 } });
        bench.Advance(TimeSpan.FromSeconds(70));
        Assert.Null(Job!.Metadata.DeletionTimestamp);
        bench.Advance(TimeSpan.FromSeconds(10));
        Assert.NotNull(Job!.Metadata.DeletionTimestamp);
    }

    private Job? Job => bench.Api.Find<Job>(new(A.Ns, "pi"));

    private void Put(int? seconds, string condition, DateTimeOffset? at = null)
    {
        bench.Api.Put(Jobs.AJob.Of(change: s => s with { TtlSecondsAfterFinished = seconds }, status: s => s with { Conditions = [new() { Type = condition, Status = "True", LastTransitionTime = Time.From(at ?? bench.Now) }] }));
        bench.Settle();
    }
}
