using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.Reconcile.Tests;

public sealed class ReconcilerTests
{
    private readonly SimulatedApi simulated = new();
    private readonly WorkQueue<string> queue;
    private readonly List<(string Key, double Seconds)> seen = [];

    public ReconcilerTests() => queue = new("test", simulated.Process.Time);

    [Fact]
    public void A_key_comes_back_when_its_controller_asked_for_it()
    {
        Start((_, n) => n == 1 ? Requeue.After(TimeSpan.FromSeconds(7)) : Requeue.Never);
        queue.Add("a");
        simulated.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal([("a", 0), ("a", 7)], seen.Select(s => (s.Key, Math.Floor(s.Seconds))));
    }

    [Fact]
    public void Conflicts_and_failures_come_back_and_the_loop_survives()
    {
        Start((_, n) => n switch
        {
            1 => throw FakeErrors.Conflict(PodKind.Kind, "a"),
            2 => throw new InvalidOperationException("a defect"),
            3 => throw FakeErrors.Unavailable(),
            4 => throw new TimeoutException(),
            _ => Requeue.Never,
        });
        queue.Add("a");
        simulated.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(5, seen.Count);
        Assert.InRange(seen[4].Seconds, 0.075, 0.1);
    }

    [Fact]
    public void Not_found_is_success()
    {
        Start((_, _) => throw FakeErrors.NotFound(PodKind.Kind, "a"));
        queue.Add("a");
        simulated.Advance(TimeSpan.FromMinutes(5));
        Assert.Single(seen);
    }

    [Fact]
    public void A_controller_never_acts_twice_on_the_same_gap()
    {
        var informers = new Informers(simulated.As("watcher"), simulated.Around, NullLogger.Instance);
        var pods = informers.Of<Pod>();
        var client = simulated.As("maker");
        var pending = new PendingWrites<string>();
        var reconciler = new Reconciler<string>(queue, async (key, cancel) =>
        {
            if (pods.Count >= 3) return Requeue.Never;
            for (var i = pods.Count; i < 3; i++) pending.Wrote(key, pods.Untyped, await client.CreateAsync(new Pod { Metadata = new() { GenerateName = "p-", Namespace = "ns" } }, null, cancel));
            queue.Add(key);
            return Requeue.Never;
        }, simulated.Around, NullLogger.Instance) { Pending = pending };
        informers.Start(simulated.Process);
        simulated.Process.Spawn("controller", reconciler.RunAsync);
        queue.Add("a");
        simulated.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(3, simulated.Api.List<Pod>().Count);
    }

    private void Start(Func<string, int, Requeue> reconcile)
    {
        var began = simulated.Now;
        var reconciler = new Reconciler<string>(queue, (key, _) =>
        {
            seen.Add((key, (simulated.Now - began).TotalSeconds));
            return Task.FromResult(reconcile(key, seen.Count));
        }, simulated.Around, NullLogger.Instance);
        simulated.Process.Spawn("controller", reconciler.RunAsync);
    }
}
