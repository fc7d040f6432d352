using Keles.Storage.Compaction;

namespace Keles.Storage.Tests.Compaction;

public sealed class CompactionScheduleTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly CompactionSchedule _schedule = new(new() { Keep = TimeSpan.FromMinutes(5), MaxRevisions = 1000 });

    [Fact]
    public void History_younger_than_the_time_to_keep_stays()
    {
        Assert.Null(At(0, 100));
        Assert.Null(At(2, 200));
        Assert.Null(At(4.9, 300));
        Assert.Equal(100, At(5, 300));
        _schedule.Done(100);
        Assert.Null(At(6, 400));
        Assert.Equal(200, At(7, 500));
    }

    [Fact]
    public void A_storm_of_writes_is_compacted_before_its_time()
    {
        Assert.Null(At(0, 1000));
        Assert.Equal(1, At(1, 1001));
        Assert.Equal(4000, At(2, 5000));
    }

    [Fact]
    public void Nothing_written_is_nothing_to_compact()
    {
        Assert.Null(At(0, 50));
        Assert.Equal(50, At(5, 50));
        _schedule.Done(50);
        Assert.Null(At(10, 50));
        Assert.Null(At(99, 50));
    }

    [Fact]
    public void A_compaction_that_failed_stays_due()
    {
        At(0, 50);
        Assert.Equal(50, At(6, 60));
        Assert.Equal(50, At(6.5, 60));
    }

    private long? At(double minutes, long revision) => _schedule.Observe(Start.AddMinutes(minutes), revision);
}
