using Keles.Api.Coordination.V1;
using Keles.Background.Simulation;
using Keles.Fakes;
using Keles.Machinery;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.Reconcile.Tests;

public sealed class LeaderElectorTests
{
    private static readonly ObjectKey Key = new("kube-system", "kube-controller-manager");
    private readonly SimulatedApi simulated = new();
    private readonly List<string> leading = [];

    [Fact]
    public void One_of_two_leads_and_the_other_takes_over_when_it_dies()
    {
        var first = simulated.Simulation.StartProcess("first");
        Campaign(first, "first");
        simulated.Settle();
        Campaign(simulated.Simulation.StartProcess("second"), "second");
        simulated.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["first"], leading);
        Assert.Equal("first", Holder());
        first.Kill();
        simulated.Advance(TimeSpan.FromSeconds(12));
        Assert.Equal("first", Holder());
        simulated.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("second", Holder());
        Assert.Equal(1, simulated.Api.Get<Lease>(Key).Spec.LeaseTransitions);
    }

    [Fact]
    public void A_restarted_process_takes_its_own_lease_up_at_once()
    {
        var first = simulated.Simulation.StartProcess("first");
        Campaign(first, "same");
        simulated.Advance(TimeSpan.FromSeconds(5));
        first.Kill();
        Campaign(simulated.Simulation.StartProcess("restarted"), "same");
        simulated.Settle();
        Assert.Equal(["same", "same"], leading);
    }

    [Fact]
    public void A_leader_that_cannot_renew_stops_in_time_and_leads_again_later()
    {
        Campaign(simulated.Simulation.StartProcess("first"), "first");
        simulated.Settle();
        simulated.Api.Refuse = _ => FakeErrors.Unavailable();
        simulated.Advance(TimeSpan.FromSeconds(13));
        Assert.Empty(leading);
        simulated.Api.Refuse = null;
        simulated.Until(() => leading.Count == 1, "a new term");
    }

    [Fact]
    public void A_leader_that_ends_in_order_gives_the_lease_back()
    {
        using var stop = new CancellationTokenSource();
        Campaign(simulated.Simulation.StartProcess("first"), "first", stop.Token);
        simulated.Advance(TimeSpan.FromSeconds(3));
        stop.Cancel();
        simulated.Settle();
        Assert.Equal("", Holder());
        Assert.Empty(leading);
    }

    [Fact]
    public void A_leader_whose_lease_another_has_taken_stops_at_the_next_look_and_comes_back_when_that_one_is_gone()
    {
        Campaign(simulated.Simulation.StartProcess("first"), "first");
        simulated.Advance(TimeSpan.FromSeconds(5));
        simulated.Api.Change<Lease>(Key, l => l with { Spec = l.Spec with { HolderIdentity = "thief", RenewTime = MicroTime.From(simulated.Now) } });
        simulated.Advance(TimeSpan.FromSeconds(3));
        Assert.Empty(leading);
        Assert.Equal("thief", Holder());
        simulated.Advance(TimeSpan.FromSeconds(10));
        Assert.Empty(leading);
        simulated.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(["first"], leading);
        Assert.Equal(1, simulated.Api.Get<Lease>(Key).Spec.LeaseTransitions);
    }

    [Fact]
    public void A_lease_tells_holder_duration_and_times_and_keeps_when_it_was_acquired()
    {
        Campaign(simulated.Simulation.StartProcess("first"), "first");
        simulated.Settle();
        var before = simulated.Api.Get<Lease>(Key).Spec;
        Assert.Equal(("first", 15, 0), (before.HolderIdentity, before.LeaseDurationSeconds, before.LeaseTransitions));
        simulated.Advance(TimeSpan.FromSeconds(10));
        var after = simulated.Api.Get<Lease>(Key).Spec;
        Assert.Equal(before.AcquireTime, after.AcquireTime);
        Assert.True(after.RenewTime > before.RenewTime);
    }

    private void Campaign(SimulationProcess process, string identity, CancellationToken cancel = default)
    {
        var elector = new LeaderElector(simulated.As(identity), new(Key, identity), process.Around, NullLogger.Instance);
        process.Spawn("election", _ => elector.RunAsync(async term =>
        {
            leading.Add(identity);
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, process.Time, term);
            }
            finally
            {
                leading.Remove(identity);
            }
        }, cancel));
    }

    private string? Holder() => simulated.Api.Get<Lease>(Key).Spec.HolderIdentity;
}
