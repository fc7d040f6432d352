using Keles.Api.Coordination.V1;
using Keles.Api.Core.V1;
using Keles.Fakes;
using Keles.Machinery;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.Controllers.Tests;

/// <summary>No controller acts without the lease.</summary>
public sealed class ElectionTests
{
    private static readonly ObjectKey Key = new("kube-system", ControllerManager.LeaseName);

    private readonly SimulatedApi api = new();

    [Fact]
    public void Controllers_whose_lease_is_taken_away_write_nothing_and_begin_anew_when_they_have_it_again()
    {
        var looks = 0;
        api.Api.Refuse = r =>
        {
            if (r is { Verb: "list", Kind.Name: "ReplicaSet" }) looks++;
            return null;
        };
        Run(new());
        api.Settle();
        api.Api.Put(A.ReplicaSet(1, "first"));
        api.Advance(TimeSpan.FromSeconds(3));
        Assert.Single(api.Api.List<Pod>());
        var looked = looks;

        api.Api.Change<Lease>(Key, l => l with { Spec = l.Spec with { HolderIdentity = "thief", RenewTime = MicroTime.From(api.Now) } });
        api.Advance(TimeSpan.FromSeconds(3));
        var written = api.Api.Writes.Count;
        api.Api.Put(A.ReplicaSet(1, "second"));
        api.Advance(TimeSpan.FromSeconds(10));
        Assert.Single(api.Api.List<Pod>());
        Assert.Equal((written, looked), (api.Api.Writes.Count, looks));

        // The thief's lease runs out: a new term, whose controllers have looked at everything anew.
        api.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(2, api.Api.List<Pod>().Count);
        Assert.True(looks > looked, "the new term has not looked");
    }

    [Fact]
    public void Without_an_election_they_act_at_once()
    {
        Run(new() { LeaderElection = new() { LeaderElect = false } });
        api.Api.Put(A.ReplicaSet(1, "first"));
        api.Advance(TimeSpan.FromSeconds(3));
        Assert.Single(api.Api.List<Pod>());
        Assert.DoesNotContain(api.Api.List<Lease>(), static l => l.Metadata.Name == ControllerManager.LeaseName);
    }

    private void Run(ControllerOptions options) => _ = api.Process.CallAsync("controllers", async () =>
    {
        await new ControllerManager(api.Api, options, api.Around, NullLoggerFactory.Instance).RunElectedAsync("one", default);
        return 0;
    });
}
