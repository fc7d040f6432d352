using Keles.Api.Resource.V1;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Scheduler.Tests.Devices;

/// <summary>Devices that draw on common amounts, or of which several have a share; constraints; taints; who looks after devices.</summary>
public sealed class SharingTests
{
    private const string None = "cannot allocate all claims";

    [Fact]
    public void Parts_of_a_device_are_given_while_what_they_share_lasts()
    {
        var bench = new AllocatorBench(Counters(("memory", "40Gi")), Parts(("whole", "40Gi"), ("half-0", "20Gi"), ("half-1", "20Gi"), ("half-2", "20Gi")));
        Assert.Equal("r=half-0", bench.Devices(D.Claim("x", Named("half-0"))));
        Assert.Equal(None, bench.WhyNot(D.Claim("y", Named("whole"))));
        Assert.Equal("r=half-1", bench.Devices(D.Claim("z", Named("half-1"))));
        Assert.Equal(None, bench.WhyNot(D.Claim("w", Named("half-2"))));
    }

    [Fact]
    public void What_parts_share_is_counted_within_one_pod_too()
    {
        var bench = new AllocatorBench(Counters(("memory", "40Gi")), Parts(("whole", "40Gi"), ("half-0", "20Gi"), ("half-1", "20Gi")));
        Assert.Equal("r=half-0 r=half-1", bench.Devices(D.Claim("x", D.Request(count: 2))));
        Assert.Equal(None, new AllocatorBench(Counters(("memory", "30Gi")), Parts(("a", "20Gi"), ("b", "20Gi"))).WhyNot(D.Claim("x", D.Request(count: 2))));
    }

    [Theory]
    [InlineData("other", "memory")]
    [InlineData("set", "cores")]
    public void A_pool_whose_devices_draw_on_what_is_not_there_is_of_no_use(string set, string counter)
    {
        var bench = new AllocatorBench(Counters((counter, "40Gi")), Parts(("a", "20Gi")) with { Spec = Parts(("a", "20Gi")).Spec with { Devices = [Part("a", "20Gi", set)] } });
        Assert.Equal("invalid resource pools were encountered", bench.WhyNot(D.Claim("x", D.Request())));
    }

    [Fact]
    public void A_device_with_shares_is_given_until_its_capacity_is_used_up()
    {
        var bench = new AllocatorBench(D.Slice("s", "node-1", Shared("nic", "10G")));
        var (a, b) = (bench.Allocate(D.Claim("x", Asking("4G")))[0].Devices.Results[0], bench.Allocate(D.Claim("y", Asking("6G")))[0].Devices.Results[0]);
        Assert.Equal(("4G", "6G"), (a.ConsumedCapacity["bandwidth"].ToString(), b.ConsumedCapacity["bandwidth"].ToString()));
        Assert.True(Guid.TryParse(a.ShareID, out _) && a.ShareID != b.ShareID);
        Assert.Equal(None, bench.WhyNot(D.Claim("z", Asking("1"))));
    }

    [Fact]
    public void Shares_are_counted_within_one_pod_too()
    {
        var bench = new AllocatorBench(D.Slice("s", "node-1", Shared("nic", "10G")));
        Assert.Equal(None, bench.WhyNot(D.Claim("x", Asking("6G")), D.Claim("y", Asking("6G"))));
        Assert.Equal("r=nic | r=nic", bench.Devices(D.Claim("x", Asking("4G")), D.Claim("y", Asking("6G"))));
    }

    [Theory]
    [InlineData(null, "", "10G")]
    [InlineData("default: 2G", "", "2G")]
    [InlineData("default: 2G, range 1G 8G 1G", "2500M", "3G")]
    [InlineData("range 2G 8G 0", "1G", "2G")]
    [InlineData("range 1G 8G 0", "9G", null)]
    [InlineData("values 1G 4G", "2G", "4G")]
    [InlineData("values 1G 4G", "5G", null)]
    public void A_policy_rounds_what_is_asked_for(string? policy, string asked, string? given)
    {
        var device = Shared("nic", "10G");
        device = device with { Capacity = OrderedMap<DeviceCapacity>.Of(("bandwidth", device.Capacity["bandwidth"] with { RequestPolicy = Policy(policy) })) };
        var bench = new AllocatorBench(D.Slice("s", "node-1", device));
        var (allocations, whyNot) = bench.Try(D.Claim("x", asked.Length == 0 ? D.Request() : Asking(asked)));
        if (given is null) Assert.Equal(None, whyNot);
        else Assert.Equal(Quantity.Parse(given).Value(), allocations[0].Devices.Results[0].ConsumedCapacity["bandwidth"].Value());
    }

    [Fact]
    public void A_capacity_that_a_device_does_not_have_or_not_enough_of_is_not_given()
    {
        var plain = Shared("nic", "10G") with { AllowMultipleAllocations = null };
        Assert.Equal("r=nic", new AllocatorBench(D.Slice("s", "node-1", plain)).Devices(D.Claim("x", Asking("10G"))));
        Assert.Equal(None, new AllocatorBench(D.Slice("s", "node-1", plain)).WhyNot(D.Claim("x", Asking("11G"))));
        Assert.Equal(None, new AllocatorBench(D.Slice("s", "node-1", D.Device("other"))).WhyNot(D.Claim("x", Asking("1"))));
    }

    [Fact]
    public void Devices_match_in_an_attribute()
    {
        var bench = new AllocatorBench(D.Slice("s", "node-1", Numa("a", 0), Numa("b", 1), Numa("c", 1), D.Device("d")));
        Assert.Equal("x=b y=c", bench.Devices(D.Claim("x", D.Request("x"), D.Request("y")).With(static c => c with { Constraints = [new() { MatchAttribute = "gpu.example.com/numa" }] })));
    }

    [Fact]
    public void A_constraint_is_about_the_requests_it_names()
    {
        var bench = new AllocatorBench(D.Slice("s", "node-1", Numa("a", 0), Numa("b", 1), Numa("c", 1)));
        var claim = D.Claim("x", D.Request("free"), D.Request("x"), D.FirstOf("y", D.Alternative("only"))).With(static c => c with { Constraints = [new() { MatchAttribute = "gpu.example.com/numa", Requests = ["x", "y/only"] }] });
        Assert.Equal("free=a x=b y/only=c", bench.Devices(claim));
    }

    [Fact]
    public void Devices_differ_in_an_attribute()
    {
        var bench = new AllocatorBench(D.Slice("s", "node-1", Numa("a", 0), Numa("b", 0), Numa("c", 1)));
        Assert.Equal("r=a r=c", bench.Devices(D.Claim("x", D.Request(count: 2)).With(static c => c with { Constraints = [new() { DistinctAttribute = "gpu.example.com/numa" }] })));
    }

    [Fact]
    public void A_number_is_not_the_text_of_it()
    {
        var bench = new AllocatorBench(D.Slice("s", "node-1", Numa("a", 1), D.Device("b", ("numa", D.Text("1")))));
        Assert.Equal(None, bench.WhyNot(D.Claim("x", D.Request(count: 2)).With(static c => c with { Constraints = [new() { MatchAttribute = "gpu.example.com/numa" }] })));
    }

    [Fact]
    public void All_devices_that_no_constraint_can_bring_together_are_an_error()
    {
        var bench = new AllocatorBench(D.Slice("s", "node-1", Numa("a", 0), Numa("b", 1)));
        Assert.Equal(
            "claim shop/x, request r: cannot add device gpu.example.com/node-1/b because a claim constraint would not be satisfied",
            bench.Error(D.Claim("x", D.Request(mode: "All")).With(static c => c with { Constraints = [new() { MatchAttribute = "gpu.example.com/numa" }] })));
    }

    [Theory]
    [InlineData("NoSchedule", null, null, false)]
    [InlineData("NoExecute", null, null, false)]
    [InlineData("None", null, null, true)]
    [InlineData("NoSchedule", "key", "", true)]
    [InlineData("NoSchedule", "key", "NoSchedule", true)]
    [InlineData("NoSchedule", "key", "NoExecute", false)]
    [InlineData("NoSchedule", "other", "", false)]
    [InlineData("NoExecute", "", "", true)]
    public void A_tainted_device_is_for_who_tolerates_it(string effect, string? key, string? tolerated, bool given)
    {
        var bench = new AllocatorBench(D.Slice("s", "node-1", D.Device("a") with { Taints = [new() { Key = "key", Value = "v", Effect = effect }] }));
        var request = D.Request();
        if (key is not null) request = request with { Exactly = request.Exactly! with { Tolerations = [new() { Key = key, Operator = "Exists", Effect = tolerated! }] } };
        var (allocations, whyNot) = bench.Try(D.Claim("x", request));
        Assert.Equal(given ? "" : None, whyNot);
        if (given && key is not null) Assert.Equal(request.Exactly!.Tolerations, allocations[0].Devices.Results[0].Tolerations);
    }

    [Fact]
    public void Who_looks_after_devices_takes_nothing_from_anyone()
    {
        var bench = new AllocatorBench(D.Slice("s", "node-1", D.Device("a"), D.Device("b")));
        bench.Allocate(D.Claim("user", D.Request()));
        var care = bench.Allocate(D.Claim("care", Admin(D.Request(mode: "All"))));
        Assert.Equal(("r=a r=b", true), (AllocatorBench.Text(care), care[0].Devices.Results[0].AdminAccess));
        Assert.Equal("r=b", bench.Devices(D.Claim("next", D.Request())));
        Assert.Equal("r=a r=b", bench.Devices(D.Claim("care-2", Admin(D.Request(count: 2)))));
        Assert.Equal(None, bench.WhyNot(D.Claim("care-3", Admin(D.Request(count: 3)))));
    }

    private static DeviceRequest Admin(DeviceRequest request) => request with { Exactly = request.Exactly! with { AdminAccess = true } };

    private static DeviceRequest Named(string device) => D.Request(expressions: $"device.attributes['gpu.example.com'].name == '{device}'");

    private static DeviceRequest Asking(string bandwidth) => D.Request() with { Exactly = D.Request().Exactly! with { Capacity = new() { Requests = OrderedMap<Quantity>.Of(("bandwidth", Quantity.Parse(bandwidth))) } } };

    private static Device Numa(string name, long node) => D.Device(name, ("numa", D.Number(node)));

    private static Device Shared(string name, string bandwidth) => new()
    {
        Name = name,
        AllowMultipleAllocations = true,
        Capacity = OrderedMap<DeviceCapacity>.Of(("bandwidth", new() { Value = Quantity.Parse(bandwidth) })),
    };

    private static ResourceSlice Counters(params ReadOnlySpan<(string Name, string Amount)> counters)
    {
        var map = OrderedMap<Counter>.Empty;
        foreach (var (name, amount) in counters) map = map.With(name, new() { Value = Quantity.Parse(amount) });
        return D.Slice("counters", "node-1").With(s => s with { Pool = s.Pool with { ResourceSliceCount = 2 }, Devices = default, SharedCounters = [new() { Name = "set", Counters = map }] });
    }

    private static ResourceSlice Parts(params ReadOnlySpan<(string Name, string Memory)> parts)
    {
        Items<Device> devices = [];
        foreach (var (name, memory) in parts) devices = devices.Add(Part(name, memory, "set"));
        return D.Slice("parts", "node-1", devices).With(static s => s with { Pool = s.Pool with { ResourceSliceCount = 2 } });
    }

    private static Device Part(string name, string memory, string set) => D.Device(name, ("name", D.Text(name))) with
    {
        ConsumesCounters = [new() { CounterSet = set, Counters = OrderedMap<Counter>.Of(("memory", new() { Value = Quantity.Parse(memory) })) }],
    };

    private static CapacityRequestPolicy? Policy(string? text)
    {
        if (text is null) return null;
        var policy = new CapacityRequestPolicy();
        foreach (var part in text.Split(", "))
        {
            var words = part.Split(' ');
            policy = words[0] switch
            {
                "default:" => policy with { Default = Quantity.Parse(words[1]) },
                "range" => policy with { ValidRange = new() { Min = Quantity.Parse(words[1]), Max = Quantity.Parse(words[2]), Step = words[3] == "0" ? null : Quantity.Parse(words[3]) } },
                _ => policy with { ValidValues = [.. words[1..].Select(Quantity.Parse)] },
            };
        }

        return policy;
    }
}
