using Keles.Client;

namespace Keles.Scheduler.Tests.RealServer;

/// <summary>The scheduler and the real server: what the fakes may have wrong.</summary>
public sealed class RealServerTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Pods_are_bound_refused_and_preempted_under_the_schedulers_own_rights()
    {
        await using var server = await RealServer.StartAsync();
        using var cancel = new CancellationTokenSource(Limit);
        var client = server.Admin;
        await client.CreateAsync(new Namespace { Metadata = new() { Name = A.Ns } }, null, cancel.Token);
        await CreateNodeAsync(client, A.Node("node-1", cpu: "1"), cancel.Token);

        await client.CreateAsync(Fresh(A.Pod("fits", cpu: "500m", priority: 1)), null, cancel.Token);
        var bound = await WhenAsync(client, "fits", static p => p.Spec.NodeName.Length > 0, cancel.Token);
        Assert.Equal(("node-1", "True"), (bound.Spec.NodeName, PodConditions.Find(bound.Status, "PodScheduled")!.Status));

        await client.CreateAsync(Fresh(A.Pod("large", cpu: "3")), null, cancel.Token);
        var refused = await WhenAsync(client, "large", static p => !p.Status.Conditions.IsEmpty, cancel.Token);
        var why = PodConditions.Find(refused.Status, "PodScheduled")!;
        Assert.Equal("0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.", why.Message);
        Assert.Equal(("False", "Unschedulable", ""), (why.Status, why.Reason, refused.Spec.NodeName));

        await client.CreateAsync(Fresh(A.Pod("important", cpu: "1", priority: 10)), null, cancel.Token);
        var nominated = await WhenAsync(client, "important", static p => p.Status.NominatedNodeName.Length > 0, cancel.Token);
        Assert.Equal("node-1", nominated.Status.NominatedNodeName);
        var victim = await WhenAsync(client, "fits", static p => p.IsBeingDeleted(), cancel.Token);
        Assert.Equal("PreemptionByScheduler", PodConditions.Find(victim.Status, "DisruptionTarget")!.Reason);
        await client.DeleteAsync<Pod>(new(A.Ns, "fits"), new() { GracePeriodSeconds = 0 }, cancel.Token);
        await WhenAsync(client, "important", static p => p.Spec.NodeName.Length > 0, cancel.Token);

        await EventAsync(client, "Scheduled", "Successfully assigned shop/important to node-1", cancel.Token);
        await EventAsync(client, "FailedScheduling", why.Message, cancel.Token);
    }

    internal static Pod Fresh(Pod pod) => pod with { Metadata = pod.Metadata with { Uid = "" }, Status = PodStatus.Empty };

    internal static async Task CreateNodeAsync(IApiClient client, Node node, CancellationToken cancel)
    {
        var made = await client.CreateAsync(node with { Status = NodeStatus.Empty }, null, cancel);
        await client.UpdateStatusAsync(made with { Status = node.Status }, cancel);
    }

    internal static async Task<Pod> WhenAsync(IApiClient client, string name, Func<Pod, bool> holds, CancellationToken cancel)
    {
        await foreach (var e in client.WatchAsync(PodKind.Kind, A.Ns, new() { FieldSelector = $"metadata.name={name}" }, cancel))
        {
            if (e.Object is Pod pod && holds(pod)) return pod;
        }

        throw new InvalidOperationException("the watch has ended");
    }

    private static async Task EventAsync(IApiClient client, string reason, string note, CancellationToken cancel)
    {
        await foreach (var e in client.WatchAsync(Api.Events.V1.EventKind.Kind, A.Ns, new() { FieldSelector = $"reason={reason}" }, cancel))
        {
            if (e.Object is Api.Events.V1.Event { ReportingController: "default-scheduler" } said && said.Note == note) return;
        }

        throw new InvalidOperationException("the watch has ended");
    }
}
