using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.Tests.Nodes;

public sealed class PodGarbageTests
{
    private readonly Bench bench = new(["pod-garbage-collector"]);

    [Fact]
    public void What_is_stuck_on_a_node_out_of_service_goes_and_only_that()
    {
        bench.Api.Put(Node("dead", "False", "node.kubernetes.io/out-of-service"));
        bench.Api.Put(Node("silent", "Unknown"));
        bench.Api.Put(Node("fine", "True", "node.kubernetes.io/out-of-service"));
        foreach (var node in (string[])["dead", "silent", "fine"])
        {
            bench.Api.Put(bench.Ready(A.Pod($"stays-{node}", node: node)));
            bench.Api.Put(bench.Ready(A.Pod($"leaves-{node}", node: node)));
            bench.Delete<Pod>(A.Ns, $"leaves-{node}");
        }

        bench.Advance(TimeSpan.FromSeconds(25));
        Assert.Equal(["leaves-fine", "leaves-silent", "stays-dead", "stays-fine", "stays-silent"], bench.Pods.Select(static p => p.Metadata.Name).Order());
    }

    [Fact]
    public void A_pod_that_was_never_placed_and_is_being_deleted_fails_and_goes()
    {
        var pod = A.Pod("held");
        bench.Api.Put(pod with { Metadata = pod.Metadata with { Finalizers = ["example.com/hold"] }, Status = new() { Phase = "Pending" } });
        bench.Delete<Pod>(A.Ns, "held");
        bench.Advance(TimeSpan.FromSeconds(25));
        var left = Assert.Single(bench.Pods);
        Assert.Equal(("Failed", 0), (left.Status.Phase, left.Status.Conditions.Count));
    }

    private static Node Node(string name, string ready, string? taint = null) => new()
    {
        Metadata = new() { Name = name },
        Spec = new() { Taints = taint is null ? [] : [new() { Key = taint, Value = "nodeshutdown", Effect = "NoExecute" }] },
        Status = new() { Conditions = [new() { Type = "Ready", Status = ready }] },
    };
}
