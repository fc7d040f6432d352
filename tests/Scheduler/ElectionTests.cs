using Keles.Api.Coordination.V1;
using Keles.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.Scheduler.Tests;

/// <summary>Nobody schedules without the lease.</summary>
public sealed class ElectionTests
{
    private static readonly ObjectKey Lease = new("kube-system", "kube-scheduler");

    private readonly SimulatedApi api = new();

    [Fact]
    public void A_scheduler_whose_lease_is_taken_away_binds_nothing_and_begins_anew_when_it_has_it_again()
    {
        var looks = 0;
        api.Api.Refuse = r =>
        {
            if (r is { Verb: "list", Kind.Name: "Pod" }) looks++;
            return null;
        };
        Run(new());
        api.Api.Put(A.Node("node-1"));
        api.Api.Put(A.Pod("a"));
        api.Settle();
        Assert.Equal(("node-1", 1), (NodeOf("a"), looks));

        api.Api.Change<Lease>(Lease, l => l with { Spec = l.Spec with { HolderIdentity = "thief", RenewTime = MicroTime.From(api.Now) } });
        api.Advance(TimeSpan.FromSeconds(3));
        api.Api.Put(A.Pod("b"));
        api.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(("", 1), (NodeOf("b"), looks));

        // The thief's lease runs out: a new term, which looks at everything anew.
        api.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(("node-1", 2), (NodeOf("b"), looks));
    }

    [Fact]
    public void Without_an_election_it_schedules_at_once_and_no_lease_is_made()
    {
        Run(new() { LeaderElection = new() { LeaderElect = false } });
        api.Api.Put(A.Node("node-1"));
        api.Api.Put(A.Pod("a"));
        api.Settle();
        Assert.Equal("node-1", NodeOf("a"));
        Assert.Empty(api.Api.List<Lease>());
    }

    [Fact]
    public void The_lease_is_the_one_that_the_configuration_names()
    {
        Run(new() { LeaderElection = new() { ResourceNamespace = "other", ResourceName = "mine", LeaseDuration = TimeSpan.FromSeconds(60), RenewDeadline = TimeSpan.FromSeconds(40) } });
        api.Settle();
        var lease = Assert.Single(api.Api.List<Lease>());
        Assert.Equal(("other", "mine", 60), (lease.Metadata.Namespace, lease.Metadata.Name, lease.Spec.LeaseDurationSeconds));
    }

    private string NodeOf(string pod) => api.Api.Get<Pod>(A.Ns, pod).Spec.NodeName;

    private void Run(SchedulerOptions options)
    {
        var process = api.Simulation.StartProcess("scheduler");
        _ = process.CallAsync("scheduler", async () =>
        {
            await new SchedulerHost(api.Api, options, process.Around, NullLoggerFactory.Instance).RunElectedAsync("one", default);
            return 0;
        });
    }
}
