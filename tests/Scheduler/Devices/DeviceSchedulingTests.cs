using Keles.Api.Resource.V1;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Scheduler.Tests.Devices;

/// <summary>Pods with claims for devices, from their creation to their node.</summary>
public sealed class DeviceSchedulingTests
{
    private readonly Bench bench = new();

    public DeviceSchedulingTests()
    {
        bench.Api.Put(A.Node("node-1"));
        bench.Api.Put(D.Class());
        bench.Api.Put(D.Slice("slice-1", "node-1", D.Device("gpu-0")));
    }

    [Fact]
    public void A_claim_is_given_a_device_and_reserved_before_its_pod_is_bound()
    {
        bench.Api.Put(D.Claim("x", D.Request()));
        bench.Schedule(D.PodWith("p", "x"));
        Assert.Equal("node-1", bench.NodeOf("p"));
        var claim = Claim("x");
        Assert.Equal("r gpu.example.com node-1 gpu-0", Given(claim));
        Assert.Equal([ClaimUse.Finalizer], claim.Metadata.Finalizers);
        Assert.Equal(("pods", "p", bench.Api.Get<Pod>(A.Ns, "p").Metadata.Uid), (claim.Status.ReservedFor[0].Resource, claim.Status.ReservedFor[0].Name, claim.Status.ReservedFor[0].Uid));
        Assert.Equal(["node-1"], claim.Status.Allocation!.NodeSelector!.NodeSelectorTerms[0].MatchFields[0].Values);
        Assert.NotNull(claim.Status.Allocation.AllocationTimestamp);
    }

    [Fact]
    public void A_second_pod_waits_for_the_device_and_goes_when_it_is_given_back()
    {
        bench.Api.Put(D.Claim("x", D.Request()));
        bench.Api.Put(D.Claim("y", D.Request()));
        bench.Schedule(D.PodWith("p", "x"));
        bench.Schedule(D.PodWith("q", "y"));
        Assert.Equal(
            "0/1 nodes are available: 1 cannot allocate all claims. still not schedulable, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.",
            bench.Condition("q").Message);
        bench.Api.Change<ResourceClaim>(new(A.Ns, "x"), static c => c with { Status = ResourceClaimStatus.Empty });
        bench.Settle();
        Assert.Equal(("node-1", "r gpu.example.com node-1 gpu-0"), (bench.NodeOf("q"), Given(Claim("y"))));
    }

    [Fact]
    public void Two_pods_that_come_at_once_never_get_one_device()
    {
        bench.Api.Put(D.Slice("slice-1", "node-1", D.Device("gpu-0"), D.Device("gpu-1")));
        bench.Api.Put(D.Claim("x", D.Request()));
        bench.Api.Put(D.Claim("y", D.Request()));
        bench.Create(D.PodWith("p", "x") with { Metadata = new() { Name = "p", Namespace = A.Ns } });
        bench.Schedule(D.PodWith("q", "y"));
        Assert.Equal(["gpu-0", "gpu-1"], new[] { Claim("x"), Claim("y") }.Select(static c => c.Status.Allocation!.Devices.Results[0].Device).Order());
    }

    [Fact]
    public void Pods_share_a_claim()
    {
        bench.Api.Put(D.Claim("x", D.Request()));
        bench.Create(D.PodWith("p", "x") with { Metadata = new() { Name = "p", Namespace = A.Ns } });
        bench.Schedule(D.PodWith("q", "x"));
        Assert.Equal(("node-1", "node-1"), (bench.NodeOf("p"), bench.NodeOf("q")));
        Assert.Equal(["p", "q"], Claim("x").Status.ReservedFor.Select(static c => c.Name).Order());
    }

    [Fact]
    public void A_pod_waits_outside_the_queue_until_its_claim_is_there()
    {
        bench.Schedule(D.PodWith("p", "x"));
        Assert.Equal("", bench.NodeOf("p"));
        Assert.Empty(bench.Events);
        bench.Api.Put(D.Claim("x", D.Request()));
        bench.Settle();
        Assert.Equal("node-1", bench.NodeOf("p"));
    }

    [Fact]
    public void A_pod_waits_for_the_claim_that_is_made_for_it()
    {
        var pod = A.Pod("p").With(static s => s with { ResourceClaims = [new() { Name = "gpu", ResourceClaimTemplateName = "t" }] });
        bench.Schedule(pod);
        var made = bench.Api.Get<Pod>(A.Ns, "p");
        bench.Api.Put(D.Claim("p-gpu-abcde", D.Request()) with { Metadata = new() { Name = "p-gpu-abcde", Namespace = A.Ns, OwnerReferences = [new() { ApiVersion = "v1", Kind = "Pod", Name = "p", Uid = made.Metadata.Uid, Controller = true }] } });
        bench.Settle();
        Assert.Equal("", bench.NodeOf("p"));
        bench.Api.Change<Pod>(new(A.Ns, "p"), static p => p with { Status = p.Status with { ResourceClaimStatuses = [new() { Name = "gpu", ResourceClaimName = "p-gpu-abcde" }] } });
        bench.Settle();
        Assert.Equal("node-1", bench.NodeOf("p"));
    }

    [Fact]
    public void A_claim_that_has_its_devices_leads_its_pod_to_them()
    {
        bench.Api.Put(A.Node("node-2"));
        bench.Api.Put(D.Slice("slice-2", "node-2", D.Device("gpu-0")));
        bench.Api.Put(D.Claim("x", D.Request()));
        bench.Schedule(D.PodWith("p", "x").With(static s => s with { NodeSelector = A.Labels(("kubernetes.io/hostname", "node-2")) }));
        bench.Schedule(D.PodWith("q", "x"));
        Assert.Equal(("node-2", "node-2"), (bench.NodeOf("p"), bench.NodeOf("q")));
    }

    [Fact]
    public void Devices_that_nobody_uses_yet_are_given_back_for_others()
    {
        bench.Api.Put(D.Claim("x", D.Request()) with
        {
            Status = new() { Allocation = new() { Devices = new() { Results = [new() { Request = "r", Driver = D.Driver, Pool = "node-2", Device = "gpu-0" }] }, NodeSelector = new() { NodeSelectorTerms = [new() { MatchFields = [new() { Key = "metadata.name", Operator = "In", Values = ["node-2"] }] }] } } },
        });
        bench.Schedule(D.PodWith("p", "x"));
        bench.Advance(TimeSpan.FromSeconds(2));
        Assert.Contains(bench.Events, static e => e.Contains("1 resourceclaim not available on the node. deallocation of ResourceClaim completed", StringComparison.Ordinal));
        Assert.Equal(("node-1", "r gpu.example.com node-1 gpu-0"), (bench.NodeOf("p"), Given(Claim("x"))));
    }

    [Fact]
    public void A_class_that_does_not_exist_is_told_and_waited_for()
    {
        bench.Api.Put(D.Claim("x", D.Request(className: "fpga")));
        bench.Schedule(D.PodWith("p", "x"));
        Assert.StartsWith("0/1 nodes are available: request r: device class fpga does not exist.", bench.Condition("p").Message);
        bench.Api.Put(D.Class("fpga"));
        bench.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("node-1", bench.NodeOf("p"));
    }

    [Fact]
    public void A_new_slice_lets_a_waiting_pod_go()
    {
        bench.Api.Put(D.Claim("x", D.Request(count: 2)));
        bench.Schedule(D.PodWith("p", "x"));
        bench.Api.Put(D.Slice("more", "", D.Device("nic-0")));
        bench.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(("node-1", "r gpu.example.com network nic-0, r gpu.example.com node-1 gpu-0"), (bench.NodeOf("p"), Given(Claim("x"))));
    }

    [Fact]
    public void An_expression_without_an_answer_is_told()
    {
        bench.Api.Put(D.Claim("x", D.Request(expressions: "device.attributes['gpu.example.com'].color == 'red'")));
        bench.Schedule(D.PodWith("p", "x"));
        Assert.StartsWith("running \"DynamicResources\" filter plugin: claim shop/x: selector #0 on device gpu.example.com/node-1/gpu-0: CEL runtime error: no such key: color", bench.Condition("p").Message);
        Assert.Equal("SchedulerError", bench.Condition("p").Reason);
    }

    private ResourceClaim Claim(string name) => bench.Api.Get<ResourceClaim>(A.Ns, name);

    private static string Given(ResourceClaim claim) => string.Join(", ", claim.Status.Allocation!.Devices.Results.Select(static r => $"{r.Request} {r.Driver} {r.Pool} {r.Device}"));
}
