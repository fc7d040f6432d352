using Keles.Api.Core.V1;
using Keles.Api.Resource.V1;
using Keles.Controllers.Tests.ResourceClaims;
using Keles.Machinery;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Controllers.Tests.DeviceTaintEviction;

/// <summary>Pods whose devices are marked.</summary>
public sealed class DeviceTaintEvictionTests
{
    private readonly Bench bench = new(["device-taint-eviction-controller"]);

    public DeviceTaintEvictionTests()
    {
        bench.Api.Put(Slice(1));
        var pod = C.Pod("web", "x=c");
        Pod = bench.Create(pod with { Spec = pod.Spec with { NodeName = "node-1" } });
        bench.RunPods();
    }

    private Pod Pod { get; }

    private bool IsGoing => bench.Pods[0].IsBeingDeleted();

    [Fact]
    public void A_pod_goes_when_its_device_is_marked()
    {
        Claim();
        bench.Settle();
        Assert.False(IsGoing);
        Taint("NoExecute");
        Assert.True(IsGoing);
        var condition = PodConditions.Find(bench.Pods[0].Status, "DisruptionTarget")!;
        Assert.Equal(("True", "DeletionByDeviceTaintManager", "Device Taint manager: deleting due to NoExecute taint"), (condition.Status, condition.Reason, condition.Message));
        Assert.Contains("Normal DeviceTaintManagerEviction Marking for deletion", bench.EventTexts);
    }

    [Theory]
    [InlineData("NoSchedule")]
    [InlineData("None")]
    public void Other_marks_only_keep_new_claims_away(string effect)
    {
        Claim();
        Taint(effect);
        Assert.False(IsGoing);
    }

    [Fact]
    public void A_mark_that_is_tolerated_for_a_time_is_acted_on_afterwards()
    {
        Claim(new DeviceToleration { Key = "broken", Operator = "Exists", Effect = "NoExecute", TolerationSeconds = 60 });
        Taint("NoExecute");
        bench.Advance(TimeSpan.FromSeconds(55));
        Assert.False(IsGoing);
        bench.Advance(TimeSpan.FromSeconds(6));
        Assert.True(IsGoing);
    }

    [Fact]
    public void A_time_longer_than_there_is_is_waited_for()
    {
        Claim(new DeviceToleration { Key = "broken", Operator = "Exists", Effect = "NoExecute", TolerationSeconds = long.MaxValue });
        Taint("NoExecute");
        bench.Advance(TimeSpan.FromDays(2));
        Assert.False(IsGoing);
    }

    [Fact]
    public void A_mark_that_is_taken_away_in_time_is_forgotten()
    {
        Claim(new DeviceToleration { Operator = "Exists", Effect = "NoExecute", TolerationSeconds = 60 });
        Taint("NoExecute");
        bench.Advance(TimeSpan.FromSeconds(30));
        bench.Api.Put(Slice(1));
        bench.Advance(TimeSpan.FromMinutes(5));
        Assert.False(IsGoing);
        Assert.Contains("Normal DeviceTaintManagerEviction Cancelling deletion", bench.EventTexts);
    }

    [Fact]
    public void A_mark_that_is_tolerated_for_ever_is_ignored()
    {
        Claim(new DeviceToleration { Key = "broken", Operator = "Equal", Value = "yes", Effect = "NoExecute" });
        Taint("NoExecute");
        bench.Advance(TimeSpan.FromHours(1));
        Assert.False(IsGoing);
    }

    [Fact]
    public void Slices_of_an_older_generation_say_nothing()
    {
        Claim();
        bench.Api.Put(Slice(2) with { Metadata = new() { Name = "newer" } });
        Taint("NoExecute");
        Assert.False(IsGoing);
    }

    [Fact]
    public void A_pod_that_does_not_use_the_claim_stays()
    {
        bench.Api.Put(C.Claim("c").Given("gpu-0"));
        Taint("NoExecute");
        Assert.False(IsGoing);
    }

    private void Claim(params Items<DeviceToleration> tolerations)
    {
        var claim = C.Claim("c").Given("gpu-0", Pod);
        bench.Api.Put(claim with { Status = claim.Status with { Allocation = new() { Devices = new() { Results = [new() { Request = "r", Driver = "d", Pool = "p", Device = "gpu-0", Tolerations = tolerations }] } } } });
    }

    private void Taint(string effect)
    {
        bench.Api.Put(Slice(1, new DeviceTaint { Key = "broken", Value = "yes", Effect = effect, TimeAdded = Time.From(bench.Now) }));
        bench.Settle();
    }

    private static ResourceSlice Slice(long generation, params Items<DeviceTaint> taints) => new()
    {
        Metadata = new() { Name = "s" },
        Spec = new() { Driver = "d", Pool = new() { Name = "p", Generation = generation, ResourceSliceCount = 1 }, NodeName = "node-1", Devices = [new() { Name = "gpu-0", Taints = taints }] },
    };
}
