using Keles.ApiServer.FlowControl;
using Keles.Background;
using Keles.Fakes;

namespace Keles.ApiServer.Tests.FlowControl;

/// <summary>A noisy client harms himself alone.</summary>
public sealed class FlowStressTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private static readonly UserIdentity Node = new("system:node:n1", Groups: ["system:nodes", "system:authenticated"]);
    private static readonly UserIdentity Manager = new("system:kube-controller-manager", Groups: ["system:authenticated"]);
    private static readonly UserIdentity Noisy = new("system:serviceaccount:shop:noisy", Groups: ["system:serviceaccounts", "system:authenticated"]);
    private static readonly UserIdentity Quiet = new("system:serviceaccount:shop:quiet", Groups: ["system:serviceaccounts", "system:authenticated"]);

    [Fact]
    public async Task A_noisy_client_starves_neither_kubelets_nor_leader_election_nor_its_neighbours()
    {
        var time = new ManualTime();
        await using var server = await AccessServer.StartBootstrappedAsync();
        await server.Store.CatchUpAsync(CancellationToken.None);
        var controller = new FlowController(server.Store, new FlowControlOptions(), Surroundings.OnThisMachine with { Time = time });
        controller.Digest();
        var load = new FlowLoad(controller, time);
        for (var second = 0; second < 20; second++)
        {
            for (var part = 0; part < 10; part++)
            {
                // Thousands of slow lists a second, several times what the server can do.
                for (var i = 0; i < 120; i++) load.Send(Noisy, "GET", "/api/v1/pods", TimeSpan.FromMilliseconds(500), new WorkEstimate(5));
                load.Send(Quiet, "GET", "/api/v1/namespaces/shop/configmaps/a", TimeSpan.FromMilliseconds(20));
                load.Send(Node, "PUT", "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/n1", TimeSpan.FromMilliseconds(10));
                load.Send(Node, "GET", "/api/v1/namespaces/shop/pods/p", TimeSpan.FromMilliseconds(10));
                load.Send(Manager, "PUT", "/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/kube-controller-manager", TimeSpan.FromMilliseconds(10));
                await load.RunAsync(TimeSpan.FromMilliseconds(100), Step);
            }

            if (second % 10 == 9) controller.Borrow();
        }

        Assert.True(load.Refused[Noisy.Name] > 2_000);
        Assert.Equal([Noisy.Name], load.Refused.Keys);
        Assert.Equal(TimeSpan.Zero, load.Waits[Node.Name].Max());
        Assert.Equal(400, load.Waits[Node.Name].Count);
        Assert.Equal(TimeSpan.Zero, load.Waits[Manager.Name].Max());
        // In the same level it waits for a seat to fall free, not for the thousands before it.
        Assert.Equal(200, load.Waits[Quiet.Name].Count);
        Assert.InRange(load.Waits[Quiet.Name].Max(), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        // And what nobody else wants is his.
        var low = controller.Table.Levels.Single(static l => l.Name == "workload-low");
        Assert.True(low.CurrentSeats > 350, $"{low.CurrentSeats} seats");
    }

    [Fact]
    public async Task Nobody_waits_longer_than_a_quarter_of_his_time()
    {
        var time = new ManualTime();
        await using var server = AccessServer.Start();
        var controller = new FlowController(server.Store, new FlowControlOptions { MaxRequestsInflight = 1, MaxMutatingRequestsInflight = 0 }, Surroundings.OnThisMachine with { Time = time });
        var level = controller.Table.Levels.Single(static l => l.Name == "catch-all");
        level.Configure(level.Configuration with
        {
            Spec = level.Configuration.Spec with
            {
                Limited = level.Configuration.Spec.Limited! with { LimitResponse = new() { Type = "Queue", Queuing = new() { Queues = 1, HandSize = 1, QueueLengthLimit = 10 } } },
            },
        });
        level.SetSeats(1, 1);
        var load = new FlowLoad(controller, time);
        load.Send(Noisy, "GET", "/api/v1/pods", TimeSpan.FromHours(1));
        load.Send(Quiet, "GET", "/api/v1/pods", TimeSpan.FromSeconds(1));
        await load.RunAsync(TimeSpan.FromSeconds(14), TimeSpan.FromSeconds(1));
        Assert.Empty(load.Refused);
        await load.RunAsync(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1));
        Assert.Equal(1, load.Refused[Quiet.Name]);
        Assert.True(level.Look(static q => q is { Waiting: 0, Executing: 1 }));
    }
}
