using Keles.Background.Simulation;
using Keles.Fakes;

namespace Keles.Reconcile.Tests;

public sealed class WorkQueueTests
{
    private readonly ManualTime time = new();
    private readonly WorkQueue<string> queue;

    public WorkQueueTests() => queue = new("test", time);

    [Fact]
    public void A_key_is_in_the_queue_once()
    {
        queue.Add("a");
        queue.Add("b");
        queue.Add("a");
        Assert.Equal("a", Take());
        Assert.Equal("b", Take());
        Assert.True(Empty());
    }

    [Fact]
    public void A_key_added_while_worked_on_comes_again_after_that()
    {
        queue.Add("a");
        Take();
        queue.Add("a");
        Assert.True(Empty());
        queue.Done("a");
        Assert.Equal("a", Take());
    }

    [Fact]
    public void A_delay_is_of_time_and_not_of_the_wall_clock()
    {
        var simulation = new SimulationScheduler(1);
        var other = new WorkQueue<string>("test", simulation.Main.Time);
        other.AddAfter("a", TimeSpan.FromSeconds(10));
        simulation.WallShift = TimeSpan.FromHours(5);
        other.AddAfter("b", TimeSpan.FromSeconds(10));
        simulation.WallShift = TimeSpan.FromHours(-5);
        simulation.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(0, other.Length);
        simulation.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(2, other.Length);
    }

    [Fact]
    public void A_key_may_wait_as_long_as_a_span_can_be()
    {
        time.Advance(TimeSpan.FromDays(1));
        queue.AddAfter("a", TimeSpan.MaxValue);
        time.Advance(TimeSpan.FromDays(1));
        Assert.True(Empty());
    }

    [Fact]
    public void A_key_may_wait_longer_than_the_frameworks_timers_can()
    {
        using var other = new WorkQueue<string>("test", TimeProvider.System);
        other.AddAfter("a", TimeSpan.FromDays(400));
        Assert.Equal(0, other.Length);
        queue.AddAfter("a", TimeSpan.FromDays(60));
        for (var day = 0; day < 59; day++) time.Advance(TimeSpan.FromDays(1));
        Assert.True(Empty());
        for (var day = 0; day < 2; day++) time.Advance(TimeSpan.FromDays(1));
        Assert.Equal("a", Take());
    }

    [Fact]
    public void A_delayed_key_comes_when_its_time_has_come_and_the_shortest_delay_counts()
    {
        queue.AddAfter("a", TimeSpan.FromSeconds(10));
        queue.AddAfter("a", TimeSpan.FromSeconds(3));
        queue.AddAfter("a", TimeSpan.FromSeconds(20));
        time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.True(Empty());
        time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal("a", Take());
        queue.Done("a");
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.True(Empty());
    }

    [Fact]
    public void Failures_wait_twice_as_long_each_time_until_forgotten()
    {
        var waits = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            queue.AddRateLimited("a");
            if (i == 3) queue.Forget("a");
            var began = time.GetUtcNow();
            while (Empty()) time.Advance(TimeSpan.FromMilliseconds(1));
            waits.Add((time.GetUtcNow() - began).TotalMilliseconds);
            queue.Done(Take());
        }

        Assert.Equal([5, 10, 20, 40, 5], waits.Select(w => w - 1));
    }

    [Fact]
    public async Task Whoever_waits_first_is_served_first_and_who_gives_up_loses_nothing()
    {
        using var impatient = new CancellationTokenSource();
        var gaveUp = queue.TakeAsync(impatient.Token).AsTask();
        var patient = queue.TakeAsync(default).AsTask();
        await impatient.CancelAsync();
        queue.Add("a");
        Assert.Equal("a", await patient);
        await Assert.ThrowsAsync<TaskCanceledException>(() => gaveUp);
    }

    private string Take() => queue.TakeAsync(default).AsTask().GetAwaiter().GetResult();

    private bool Empty() => queue.Length == 0;
}
