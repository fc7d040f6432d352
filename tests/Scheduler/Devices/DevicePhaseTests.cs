using Keles.Api.Resource.V1;
using Keles.Fakes;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Scheduler.Tests.Devices;

/// <summary>Devices that stand for plain resources, devices that must be made ready, better and worse alternatives, and writes that fail.</summary>
public sealed class DevicePhaseTests
{
    private readonly Bench bench = new();

    public DevicePhaseTests()
    {
        bench.Api.Put(A.Node("node-1"));
        bench.Api.Put(D.Class() with { Spec = new() { ExtendedResourceName = "example.com/gpu" } });
    }

    [Fact]
    public void A_plain_resource_is_served_with_devices_where_the_node_has_none_itself()
    {
        bench.Api.Put(D.Slice("s", "node-1", D.Device("gpu-0"), D.Device("gpu-1")));
        bench.Schedule(Asking("p", "2"));
        Assert.Equal("node-1", bench.NodeOf("p"));
        var claim = Assert.Single(bench.Api.List<ResourceClaim>());
        Assert.StartsWith("p-extended-resources-", claim.Metadata.Name, StringComparison.Ordinal);
        Assert.Equal("{resource.kubernetes.io/extended-resource-claim=true}", claim.Metadata.Annotations.ToString());
        Assert.Equal("container-0-request-0=gpu-0 container-0-request-0=gpu-1", AllocatorBench.Text([claim.Status.Allocation!]));
        var pod = bench.Api.Get<Pod>(A.Ns, "p");
        Assert.Equal((pod.Metadata.Uid, true), (claim.Metadata.OwnerReferences[0].Uid, claim.IsReservedFor(pod)));
        var status = pod.Status.ExtendedResourceClaimStatus!;
        Assert.Equal((claim.Metadata.Name, "c", "example.com/gpu", "container-0-request-0"), (status.ResourceClaimName, status.RequestMappings[0].ContainerName, status.RequestMappings[0].ResourceName, status.RequestMappings[0].RequestName));
    }

    [Fact]
    public void A_plain_resource_that_the_node_counts_itself_needs_no_devices()
    {
        bench.Api.Change<Node>(new("node-1"), static n => n with { Status = n.Status with { Allocatable = n.Status.Allocatable.With("example.com/gpu", Quantity.Of(2)) } });
        bench.Settle();
        bench.Schedule(Asking("p", "2"));
        Assert.Equal(("node-1", 0), (bench.NodeOf("p"), bench.Api.List<ResourceClaim>().Count));
    }

    [Fact]
    public void A_plain_resource_without_devices_is_told()
    {
        bench.Schedule(Asking("p", "1"));
        Assert.StartsWith("0/1 nodes are available: 1 cannot allocate all claims.", bench.Condition("p").Message);
        bench.Api.Put(D.Slice("s", "node-1", D.Device("gpu-0")));
        bench.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("node-1", bench.NodeOf("p"));
    }

    [Fact]
    public void Two_pods_never_get_one_device_for_their_plain_resources()
    {
        bench.Api.Put(D.Slice("s", "node-1", D.Device("gpu-0"), D.Device("gpu-1")));
        bench.Create(Asking("p", "1") with { Metadata = new() { Name = "p", Namespace = A.Ns } });
        bench.Schedule(Asking("q", "1"));
        Assert.Equal(["gpu-0", "gpu-1"], bench.Api.List<ResourceClaim>().Select(static c => c.Status.Allocation!.Devices.Results[0].Device).Order());
    }

    [Fact]
    public void A_claim_of_an_attempt_that_failed_is_deleted_before_the_next()
    {
        bench.Api.Put(D.Slice("s", "node-1", D.Device("gpu-0")));
        var refusals = 0;
        bench.Api.Refuse = r => r.Subresource == "binding" && refusals++ == 0 ? FakeErrors.Unavailable("no room in the store") : null;
        bench.Schedule(Asking("p", "1"));
        bench.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("node-1", bench.NodeOf("p"));
        Assert.Equal(bench.Api.Get<Pod>(A.Ns, "p").Status.ExtendedResourceClaimStatus!.ResourceClaimName, Assert.Single(bench.Api.List<ResourceClaim>()).Metadata.Name);
    }

    [Fact]
    public void A_pod_waits_until_its_device_is_ready()
    {
        Conditional();
        Assert.Equal(("", "node-1"), (bench.NodeOf("p"), bench.Api.Get<Pod>(A.Ns, "p").Status.NominatedNodeName));
        Assert.Contains("Normal BindingConditionsPending p waiting for binding conditions for device on node node-1", bench.Events);
        Say("ready");
        Assert.Equal("node-1", bench.NodeOf("p"));
    }

    [Fact]
    public void A_device_that_cannot_be_made_ready_is_given_back_for_another()
    {
        bench.Api.Put(A.Node("node-2"));
        Conditional();
        Say("failed");
        Assert.Contains("Warning FailedScheduling p running PreBind plugin \"DynamicResources\": claim x binding failed: reason=Why, message=\"it is so\"", bench.Events);
        bench.Api.Put(D.Slice("t", "node-2", D.Device("plain")));
        bench.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(("node-2", "plain"), (bench.NodeOf("p"), Claim().Status.Allocation!.Devices.Results[0].Device));
    }

    [Fact]
    public void A_device_is_not_waited_for_for_ever()
    {
        Conditional();
        bench.Advance(TimeSpan.FromMinutes(10));
        bench.Advance(TimeSpan.FromSeconds(2));
        Assert.Contains(bench.Events, static e => e.Contains("\"DynamicResources\": device binding timeout", StringComparison.Ordinal) || e.Contains("claim x binding timeout", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_several_nodes_the_one_with_the_better_alternative_is_taken()
    {
        foreach (var n in new[] { 2, 3 }) bench.Api.Put(A.Node($"node-{n}"));
        for (var n = 1; n <= 3; n++) bench.Api.Put(D.Slice($"s{n}", $"node-{n}", D.Device("d", ("model", D.Text(n == 2 ? "big" : "small")))));
        bench.Api.Put(D.Claim("x", D.FirstOf("r", D.Alternative("best", expressions: "device.attributes['gpu.example.com'].model == 'big'"), D.Alternative("rest"))));
        bench.Schedule(D.PodWith("p", "x"));
        Assert.Equal("node-2", bench.NodeOf("p"));
    }

    [Fact]
    public void A_choice_whose_answer_was_lost_is_found_again_and_not_made_twice()
    {
        bench.Api.Put(D.Slice("s", "node-1", D.Device("gpu-0"), D.Device("gpu-1")));
        bench.Api.Put(D.Claim("x", D.Request()));
        var lost = 0;
        bench.Api.Done = r => r is { Verb: "update", Kind.Name: "ResourceClaim", Subresource: "status" } && lost++ == 0 ? throw FakeErrors.Unavailable("the answer was lost") : Task.CompletedTask;
        bench.Schedule(D.PodWith("p", "x"));
        bench.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(("node-1", 1, 1), (bench.NodeOf("p"), lost, Claim().Status.ReservedFor.Count));
    }

    [Fact]
    public void A_claim_that_goes_while_it_is_given_devices_fails_the_attempt()
    {
        bench.Api.Put(D.Slice("s", "node-1", D.Device("gpu-0")));
        bench.Api.Put(D.Claim("x", D.Request()));
        bench.Api.Refuse = r => r is { Verb: "update", Kind.Name: "ResourceClaim", Subresource: "" } && Gone() ? FakeErrors.NotFound(r.Kind, "x") : null;
        bench.Schedule(D.PodWith("p", "x"));
        Assert.Contains(bench.Events, static e => e.StartsWith("Warning FailedScheduling p running PreBind plugin \"DynamicResources\": add allocation and reservation to claim shop/x:", StringComparison.Ordinal));
        bench.Api.Put(D.Claim("y", D.Request()));
        bench.Schedule(D.PodWith("q", "y"));
        Assert.Equal("node-1", bench.NodeOf("q"));

        bool Gone()
        {
            if (bench.Api.Find<ResourceClaim>(new(A.Ns, "x")) is null) return false;
            bench.Api.Remove<ResourceClaim>(new(A.Ns, "x"));
            return true;
        }
    }

    private ResourceClaim Claim() => bench.Api.Get<ResourceClaim>(A.Ns, "x");

    private static Pod Asking(string name, string amount) => A.Pod(name).With(s => s with { Containers = [s.Containers[0] with { Resources = new() { Requests = A.Amounts(("example.com/gpu", amount)) } }] });

    /// <summary>A pod whose claim got a device that must be made ready.</summary>
    private void Conditional()
    {
        bench.Api.Put(D.Slice("s", "node-1", D.Device("fabric") with { BindingConditions = ["ready"], BindingFailureConditions = ["failed"] }));
        bench.Api.Put(D.Claim("x", D.Request()));
        bench.Schedule(D.PodWith("p", "x"));
    }

    /// <summary>As the driver says of the device.</summary>
    private void Say(string condition)
    {
        bench.Api.Change<ResourceClaim>(new(A.Ns, "x"), c => c with
        {
            Status = c.Status with { Devices = [new() { Driver = D.Driver, Pool = "node-1", Device = "fabric", Conditions = [new() { Type = condition, Status = "True", Reason = "Why", Message = "it is so" }] }] },
        });
        bench.Settle();
    }
}
