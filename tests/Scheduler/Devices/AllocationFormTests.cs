using Keles.Api.Resource.V1;

namespace Keles.Scheduler.Tests.Devices;

/// <summary>Where devices can be used, and what is written into a claim with them.</summary>
public sealed class AllocationFormTests
{
    private const string None = "cannot allocate all claims";

    private static readonly NodeSelector Rack = new() { NodeSelectorTerms = [new() { MatchExpressions = [new() { Key = "rack", Operator = "In", Values = ["a"] }] }] };

    [Fact]
    public void Devices_of_another_node_are_not_given() => Assert.Equal(None, new AllocatorBench(D.Slice("s", "node-2", D.Device("a"))).WhyNot(D.Claim("x", D.Request())));

    [Fact]
    public void Devices_for_all_nodes_leave_the_claim_free()
    {
        var allocation = new AllocatorBench(D.Slice("s", "", D.Device("a"))).Allocate(D.Claim("x", D.Request()))[0];
        Assert.Null(allocation.NodeSelector);
    }

    [Fact]
    public void Devices_for_some_nodes_bind_the_claim_to_those()
    {
        var bench = new AllocatorBench(D.Slice("s", "", D.Device("a"), D.Device("b")).With(static s => s with { AllNodes = null, NodeSelector = Rack }));
        Assert.Equal(None, bench.WhyNot(D.Claim("x", D.Request())));
        bench.Node = A.Node("node-1", labels: [("rack", "a")]);
        Assert.Equal(Rack, bench.Allocate(D.Claim("x", D.Request(count: 2)))[0].NodeSelector);
    }

    [Fact]
    public void A_device_of_one_node_binds_the_claim_to_it_whatever_the_others_say()
    {
        var bench = new AllocatorBench(D.Slice("s", "", D.Device("a")).With(static s => s with { AllNodes = null, NodeSelector = Rack }), D.Slice("t", "node-1", D.Device("b"))) { Node = A.Node("node-1", labels: [("rack", "a")]) };
        var term = bench.Allocate(D.Claim("x", D.Request(count: 2)))[0].NodeSelector!.NodeSelectorTerms[0];
        Assert.Equal((0, "metadata.name", "In", "node-1"), (term.MatchExpressions.Count, term.MatchFields[0].Key, term.MatchFields[0].Operator, term.MatchFields[0].Values[0]));
    }

    [Fact]
    public void A_device_that_binds_to_its_node_does_so_though_all_could_have_it()
    {
        var allocation = new AllocatorBench(D.Slice("s", "", D.Device("a") with { BindsToNode = true })).Allocate(D.Claim("x", D.Request()))[0];
        Assert.Equal("node-1", allocation.NodeSelector!.NodeSelectorTerms[0].MatchFields[0].Values[0]);
    }

    [Fact]
    public void Each_device_may_say_itself_where_it_can_be_used()
    {
        var slice = D.Slice("s", "", D.Device("far") with { NodeName = "node-2" }, D.Device("rack") with { NodeSelector = Rack }, D.Device("any") with { AllNodes = true }, D.Device("near") with { NodeName = "node-1" })
            .With(static s => s with { AllNodes = null, PerDeviceNodeSelection = true });
        var bench = new AllocatorBench(slice);
        Assert.Equal("r=any r=near", bench.Devices(D.Claim("x", D.Request(mode: "All"))));
    }

    [Fact]
    public void Devices_without_conditions_for_binding_are_taken_first()
    {
        var conditional = D.Device("a") with { BindingConditions = ["ready"], BindingFailureConditions = ["failed"] };
        var bench = new AllocatorBench(D.Slice("s", "", conditional), D.Slice("t", "node-1", D.Device("b")));
        Assert.Equal("r=b", bench.Devices(D.Claim("x", D.Request())));
        var result = bench.Allocate(D.Claim("y", D.Request()))[0].Devices.Results[0];
        Assert.Equal(("a", "ready", "failed"), (result.Device, result.BindingConditions[0], result.BindingFailureConditions[0]));
    }

    [Fact]
    public void Settings_of_classes_and_of_the_claim_are_copied_for_what_was_chosen()
    {
        var bench = new AllocatorBench(D.Slice("s", "node-1", D.Device("a"), D.Device("b"), D.Device("c")));
        bench.Classes[0] = D.Class() with { Spec = new() { Config = [new() { Opaque = Setting("class") }] } };
        bench.Classes.Add(D.Class("other") with { Spec = new() { Config = [new() { Opaque = Setting("other") }] } });
        bench.Classes.Add(D.Class("none", "false"));
        var claim = D.Claim("x", D.Request("one"), D.Request("two"), D.FirstOf("three", D.Alternative("best", className: "none"), D.Alternative("rest", className: "other")))
            .With(static c => c with { Config = [Of("all"), Of("two", "two"), Of("best", "three/best"), Of("rest", "three/rest"), Of("every", "one", "two", "three")] });
        Assert.Equal(
            ["FromClass class one,two", "FromClass other three/rest", "FromClaim all ", "FromClaim two two", "FromClaim rest three/rest", "FromClaim every "],
            bench.Allocate(claim)[0].Devices.Config.Select(static c => $"{c.Source} {c.Opaque!.Driver} {string.Join(',', c.Requests)}"));
    }

    private static OpaqueDeviceConfiguration Setting(string name) => new() { Driver = name };

    private static DeviceClaimConfiguration Of(string name, params Items<string> requests) => new() { Opaque = Setting(name), Requests = requests };
}
