using Keles.Api.Resource.V1;

namespace Keles.Scheduler.Tests.Devices;

/// <summary>Which devices claims are given.</summary>
public sealed class AllocationTests
{
    private const string None = "cannot allocate all claims";

    private static readonly Device Big = D.Device("big", ("model", D.Text("big")), ("slots", D.Number(8)));
    private static readonly Device Small = D.Device("small", ("model", D.Text("small")), ("slots", D.Number(1)));

    [Fact]
    public void A_device_is_given_once()
    {
        var bench = new AllocatorBench(D.Slice("s", "node-1", D.Device("a"), D.Device("b")));
        Assert.Equal("r=a", bench.Devices(D.Claim("x", D.Request())));
        Assert.Equal("r=b", bench.Devices(D.Claim("y", D.Request())));
        Assert.Equal(None, bench.WhyNot(D.Claim("z", D.Request())));
    }

    [Fact]
    public void All_claims_of_a_pod_are_served_or_none()
    {
        var bench = new AllocatorBench(D.Slice("s", "node-1", D.Device("a"), D.Device("b")));
        Assert.Equal(None, bench.WhyNot(D.Claim("x", D.Request(count: 2)), D.Claim("y", D.Request())));
        Assert.Equal("r=a | r=b", bench.Devices(D.Claim("x", D.Request()), D.Claim("y", D.Request())));
    }

    [Fact]
    public void An_earlier_choice_is_given_up_for_a_later_request()
    {
        var bench = new AllocatorBench(D.Slice("s", "node-1", Big, Small));
        var any = D.Request("any");
        var big = D.Request("big", expressions: $"device.attributes['{D.Driver}'].model == 'big'");
        Assert.Equal("any=small big=big", bench.Devices(D.Claim("x", any, big)));
    }

    [Theory]
    [InlineData("device.driver == 'gpu.example.com'", "r=big")]
    [InlineData("device.attributes['gpu.example.com'].slots < 2", "r=small")]
    [InlineData("'model' in device.attributes['gpu.example.com'] && device.attributes['gpu.example.com'].model.startsWith('s')", "r=small")]
    [InlineData("!('other.example.com' in device.attributes)", "r=big")]
    [InlineData("has(device.attributes['other.example.com'].model)", None)]
    [InlineData("device.attributes['other.example.com'].?model.orValue('none') == 'none'", "r=big")]
    [InlineData("cel.bind(gpu, device.attributes['gpu.example.com'], gpu.slots == 1)", "r=small")]
    [InlineData("device.allowMultipleAllocations", None)]
    public void Selectors_choose_devices(string expression, string devices)
    {
        var bench = new AllocatorBench(D.Slice("s", "node-1", Big, Small));
        var claim = D.Claim("x", D.Request(expressions: expression));
        Assert.Equal(devices, devices == None ? bench.WhyNot(claim) : bench.Devices(claim));
    }

    [Fact]
    public void Selectors_of_the_class_hold_too()
    {
        var bench = new AllocatorBench(D.Slice("s", "node-1", Big, Small));
        bench.Classes.Add(D.Class("tiny", "device.attributes['gpu.example.com'].slots == 1"));
        Assert.Equal("r=small", bench.Devices(D.Claim("x", D.Request(className: "tiny"))));
        Assert.Equal(None, bench.WhyNot(D.Claim("y", D.Request(className: "tiny"))));
    }

    [Theory]
    [InlineData("device.capacity['gpu.example.com'].memory.isGreaterThan(quantity('8Gi'))", "r=b")]
    [InlineData("device.capacity['gpu.example.com'].memory.compareTo(quantity('8Gi')) == 0", "r=a")]
    [InlineData("device.attributes['gpu.example.com'].firmware.isGreaterThan(semver('1.9.0'))", "r=b")]
    public void Amounts_and_versions_are_compared_as_such(string expression, string devices)
    {
        Device Of(string name, string memory, string firmware) => D.Device(name, ("firmware", new() { Version = firmware })) with
        {
            Capacity = OrderedMap<DeviceCapacity>.Of(("memory", new() { Value = Quantity.Parse(memory) })),
        };
        var bench = new AllocatorBench(D.Slice("s", "node-1", Of("a", "8Gi", "1.9.0"), Of("b", "16Gi", "1.10.0")));
        Assert.Equal(devices, bench.Devices(D.Claim("x", D.Request(expressions: expression))));
    }

    [Fact]
    public void An_expression_without_an_answer_ends_the_attempt()
    {
        var bench = new AllocatorBench(D.Slice("s", "node-1", Big));
        Assert.Equal(
            "claim shop/x: selector #0 on device gpu.example.com/node-1/big: CEL runtime error: no such key: color. consider using CEL optional chaining (.? followed by orValue()) or guarding the check with has() for optional fields",
            bench.Error(D.Claim("x", D.Request(expressions: "device.attributes['gpu.example.com'].color == 'red'"))));
        bench.Classes.Add(D.Class("bad", "true", "1 / (device.attributes['gpu.example.com'].slots - 8) == 1"));
        Assert.Equal("class bad: selector #1 on device gpu.example.com/node-1/big: CEL runtime error: division by zero", bench.Error(D.Claim("x", D.Request(className: "bad"))));
    }

    [Fact]
    public void The_first_alternative_that_can_be_had_is_taken()
    {
        var bench = new AllocatorBench(D.Slice("s", "node-1", Big, Small, D.Device("spare", ("model", D.Text("small")))));
        var request = D.FirstOf("r", D.Alternative("best", 1, expressions: "device.attributes['gpu.example.com'].model == 'big'"), D.Alternative("rest", 2, expressions: "device.attributes['gpu.example.com'].model == 'small'"));
        Assert.Equal("r/best=big", bench.Devices(D.Claim("x", request)));
        Assert.Equal("r/rest=small r/rest=spare", bench.Devices(D.Claim("y", request)));
        Assert.Equal(None, bench.WhyNot(D.Claim("z", request)));
    }

    [Fact]
    public void A_worse_alternative_is_taken_where_a_later_request_needs_the_better()
    {
        var bench = new AllocatorBench(D.Slice("s", "node-1", Big, Small));
        var either = D.FirstOf("either", D.Alternative("a", expressions: "device.attributes['gpu.example.com'].model == 'big'"), D.Alternative("b"));
        Assert.Equal("either/b=small must=big", bench.Devices(D.Claim("x", either, D.Request("must", expressions: "device.attributes['gpu.example.com'].model == 'big'"))));
    }

    [Fact]
    public void All_means_every_device_that_is_chosen_and_at_least_one()
    {
        var bench = new AllocatorBench(D.Slice("s", "node-1", Big, Small, D.Device("other", ("model", D.Text("small")))));
        var smalls = D.Request(mode: "All", expressions: "device.attributes['gpu.example.com'].model == 'small'");
        Assert.Equal("r=small r=other", bench.Devices(D.Claim("x", smalls)));
        Assert.Equal(None, bench.WhyNot(D.Claim("y", smalls)));
        Assert.Equal(None, bench.WhyNot(D.Claim("y", D.Request(mode: "All", expressions: "false"))));
    }

    [Fact]
    public void All_waits_for_pools_that_are_being_written()
    {
        var unfinished = D.Slice("s", "node-1", Big).With(s => s with { Pool = s.Pool with { ResourceSliceCount = 2 } });
        Assert.Equal("claim shop/x, request r: asks for all devices, but resource pool gpu.example.com/node-1 is currently being updated", new AllocatorBench(unfinished).Error(D.Claim("x", D.Request(mode: "All"))));
        var twins = D.Slice("s", "node-1", Big, Big);
        Assert.Equal("claim shop/x, request r: asks for all devices, but resource pool gpu.example.com/node-1 is currently invalid", new AllocatorBench(twins).Error(D.Claim("x", D.Request(mode: "All"))));
    }

    [Fact]
    public void Nothing_is_taken_from_a_pool_that_is_not_complete_or_makes_no_sense()
    {
        var unfinished = D.Slice("s", "node-1", Big).With(s => s with { Pool = s.Pool with { ResourceSliceCount = 2 } });
        Assert.Equal(None, new AllocatorBench(unfinished).WhyNot(D.Claim("x", D.Request())));
        var twins = D.Slice("t", "node-1", Big, Big);
        Assert.Equal("invalid resource pools were encountered", new AllocatorBench(twins).WhyNot(D.Claim("x", D.Request())));
        Assert.Equal("r=small", new AllocatorBench(twins, D.Slice("u", "", Small)).Devices(D.Claim("x", D.Request())));
    }

    [Fact]
    public void Only_the_newest_generation_of_a_pool_counts()
    {
        var old = D.Slice("old", "node-1", Big);
        var next = D.Slice("new", "node-1", Small).With(static s => s with { Pool = s.Pool with { Generation = 2 } });
        var bench = new AllocatorBench(old, next);
        Assert.Equal("r=small", bench.Devices(D.Claim("x", D.Request())));
        Assert.Equal(None, bench.WhyNot(D.Claim("y", D.Request())));
    }

    [Fact]
    public void More_devices_than_a_claim_can_name_are_an_error_or_another_alternative()
    {
        var bench = new AllocatorBench(D.Slice("s", "node-1", (Items<Device>)[.. Enumerable.Range(0, 40).Select(static i => D.Device($"d{i:00}"))]));
        Assert.Equal("claim shop/x: number of requested devices 33 exceeds the claim limit of 32", bench.Error(D.Claim("x", D.Request(count: 33))));
        var result = bench.Allocate(D.Claim("x", D.Request("many", 30), D.FirstOf("r", D.Alternative("three", 3), D.Alternative("two", 2))));
        Assert.Equal("r/two", result[0].Devices.Results[^1].Request);
    }

    [Fact]
    public void A_class_that_is_gone_is_an_error() => Assert.Equal(
        "claim shop/x, request r: could not retrieve device class none: deviceclass.resource.k8s.io \"none\" not found",
        new AllocatorBench(D.Slice("s", "node-1", Big)).Error(D.Claim("x", D.Request(className: "none"))));
}
