using Keles.Api.Resource.V1;
using Keles.Background;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Scheduler.Tests.Devices;

/// <summary>Random slices and claims: what is given is chosen rightly and never twice; and what is not given could not have been, as trying everything shows.</summary>
public sealed class AllocationPropertyTests
{
    private const int Rounds = 150;

    [Fact]
    public void Whatever_is_asked_of_whatever_there_is_the_rules_hold()
    {
        var served = 0;
        for (var seed = 1; seed <= Rounds; seed++)
        {
            var random = new SeededRandom((ulong)seed);
            var devices = Enumerable.Range(0, random.Next(1, 6)).Select(i => D.Device($"d{i}", ("model", D.Text(random.Next(2) == 0 ? "big" : "small")), ("numa", D.Number(random.Next(2)))) with
            {
                Taints = random.Next(6) == 0 ? [new() { Key = "k", Effect = "NoSchedule" }] : [],
                ConsumesCounters = [new() { CounterSet = "set", Counters = OrderedMap<Counter>.Of(("units", new() { Value = Quantity.Of(random.Next(3)) })) }],
            }).ToArray();
            var units = random.Next(1, 7);
            var bench = new AllocatorBench(
                D.Slice("devices", "node-1", [.. devices]).With(static s => s with { Pool = s.Pool with { ResourceSliceCount = 2 } }),
                D.Slice("counters", "node-1").With(s => s with { Pool = s.Pool with { ResourceSliceCount = 2 }, Devices = default, SharedCounters = [new() { Name = "set", Counters = OrderedMap<Counter>.Of(("units", new() { Value = Quantity.Of(units) })) }] }));
            var free = devices.ToList();
            for (var pod = 0; pod < 4; pod++)
            {
                var claim = Claim(random, $"c{pod}");
                var (allocations, whyNot) = bench.Try(claim);
                var possible = IsPossible(claim, free, units - devices.Except(free).Sum(Units));
                Assert.True(possible == (whyNot.Length == 0), $"seed {seed}, claim {pod}: {(possible ? "possible but refused: " + whyNot : "given though impossible: " + AllocatorBench.Text(allocations))}");
                if (!possible) continue;
                served++;
                var given = bench.Allocate(claim)[0].Devices.Results.Select(r => devices.Single(d => d.Name == r.Device)).ToArray();
                Assert.Equal(given.Length, given.Distinct().Count());
                foreach (var device in given) Assert.True(free.Remove(device), $"seed {seed}: {device.Name} was given twice");
                Assert.True(devices.Except(free).Sum(Units) <= units, $"seed {seed}: more units than there are");
            }
        }

        Assert.True(served > Rounds, $"only {served} claims were served");
    }

    private static ResourceClaim Claim(SeededRandom random, string name)
    {
        Items<DeviceRequest> requests = [];
        for (var i = random.Next(1, 3); i > 0; i--)
        {
            requests = requests.Add(random.Next(3) == 0
                ? D.FirstOf($"r{i}", D.Alternative("a", random.Next(1, 3), expressions: Model(random)), D.Alternative("b", 1))
                : D.Request($"r{i}", random.Next(1, 3), expressions: Model(random)));
        }

        return D.Claim(name, requests).With(c => c with { Constraints = random.Next(3) == 0 ? [new() { MatchAttribute = "gpu.example.com/numa" }] : [] });
    }

    private static string Model(SeededRandom random) => random.Next(3) switch
    {
        0 => "device.attributes['gpu.example.com'].model == 'big'",
        1 => "device.attributes['gpu.example.com'].model == 'small'",
        _ => "true",
    };

    /// <summary>Tries every set of devices for every choice of alternatives.</summary>
    private static bool IsPossible(ResourceClaim claim, List<Device> free, long units)
    {
        Device[] usable = [.. free.Where(static d => d.Taints.IsEmpty)];
        return Try(0, []);

        bool Try(int request, List<Device> taken)
        {
            if (request == claim.Spec.Devices.Requests.Count) return true;
            var r = claim.Spec.Devices.Requests[request];
            return r.Exactly is { } e ? Pick(request, e.Count, e.Selectors, taken, 0) : r.FirstAvailable.Any(s => Pick(request, s.Count, s.Selectors, taken, 0));
        }

        bool Pick(int request, long count, Items<DeviceSelector> selectors, List<Device> taken, int from)
        {
            if (count == 0) return Try(request + 1, taken);
            for (var i = from; i < usable.Length; i++)
            {
                var device = usable[i];
                if (taken.Contains(device) || !Is(device, selectors) || taken.Sum(Units) + Units(device) > units) continue;
                if (!claim.Spec.Devices.Constraints.IsEmpty && taken.Count > 0 && taken[0].Attributes["numa"] != device.Attributes["numa"]) continue;
                if (Pick(request, count - 1, selectors, [.. taken, device], i + 1)) return true;
            }

            return false;
        }
    }

    private static bool Is(Device device, Items<DeviceSelector> selectors) => selectors.All(s => s.Cel!.Expression == "true" || s.Cel.Expression.Contains($"'{device.Attributes["model"].String}'", StringComparison.Ordinal));

    private static long Units(Device device) => device.ConsumesCounters[0].Counters["units"].Value.Value();
}
