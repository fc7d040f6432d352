using Keles.Api.Resource.V1;
using Keles.Background;
using Keles.Background.Simulation;
using Keles.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Scheduler.Tests.Devices;

/// <summary>Devices while everything goes wrong. The test plays users, kubelets, drivers and the controller of claims.</summary>
public sealed class DeviceTroubleTests
{
    private const int Few = 10;

    public static TheoryData<ulong> Seeds =>
        ulong.TryParse(Environment.GetEnvironmentVariable("KELES_SEED"), out var one) ? [one]
        : [.. Enumerable.Range(1, int.TryParse(Environment.GetEnvironmentVariable("KELES_SEEDS"), out var seeds) ? seeds : Few).Select(static s => (ulong)s)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_device_is_ever_given_twice_and_nobody_is_forgotten(ulong seed)
    {
        var simulation = new SimulationScheduler(seed);
        var api = new FakeApi(simulation.Main.Time);
        var random = simulation.Random.Fork("the test");
        var owners = new DeviceOwners(api, new() { ["network/nic"] = 10 });
        var trouble = new Trouble(simulation, api);
        for (var i = 0; i < 3; i++)
        {
            api.Put(A.Node($"node-{i}"));
            api.Put(D.Slice($"slice-{i}", $"node-{i}", D.Device("gpu-0"), D.Device("gpu-1")));
        }

        api.Put(D.Slice("nics", "", new Device { Name = "nic", AllowMultipleAllocations = true, Attributes = OrderedMap<DeviceAttribute>.Of(("nic", new() { Bool = true })), Capacity = OrderedMap<DeviceCapacity>.Of(("bandwidth", new() { Value = Quantity.Of(10) })) }));
        api.Put(D.Class("gpu", "!('nic' in device.attributes['gpu.example.com'])"));
        api.Put(D.Class("nic", "device.attributes['gpu.example.com'].?nic.orValue(false)"));
        trouble.Run("scheduler", process => new SchedulerHost(api, new(), process.Around, NullLoggerFactory.Instance).RunTermAsync(default));
        var made = 0;
        for (var step = 0; step < 150; step++)
        {
            if (step < 100 && random.Next(2) == 0) Create(api, random, made++);
            foreach (var pod in api.List<Pod>()) if (random.Next(8) == 0 && (pod.Spec.NodeName.Length > 0 || random.Next(10) == 0)) End(api, pod);
            if (random.Next(30) == 0) api.EndWatches();
            simulation.Advance(TimeSpan.FromMilliseconds(random.Next(10, 3000)));
            owners.Check();
            Assert.False(trouble.Running!.IsCompleted, $"the scheduler ended: {trouble.Running.Exception}");
        }

        trouble.Stop();
        for (var round = 0; round < 60 && api.List<Pod>().Count > 0; round++)
        {
            simulation.Advance(TimeSpan.FromSeconds(30));
            owners.Check();
            foreach (var pod in api.List<Pod>()) if (pod.Spec.NodeName.Length > 0) End(api, pod);
        }

        Assert.Empty(api.List<Pod>().Select(static p => p.Metadata.Name));
        Assert.True(made > 20);
    }

    /// <summary>A pod with claims of its own, or with one that several share.</summary>
    private static void Create(FakeApi api, IRandom random, int number)
    {
        var (gpu, nic) = ($"gpu-{number}", $"nic-{number}");
        var claims = new List<string>();
        if (random.Next(4) > 0)
        {
            api.Put(D.Claim(gpu, D.Request(count: random.Next(1, 3))) with { Metadata = new() { Name = gpu, Namespace = A.Ns } });
            claims.Add(gpu);
        }

        if (random.Next(3) == 0)
        {
            var request = D.Request(className: "nic");
            request = request with { Exactly = request.Exactly! with { Capacity = new() { Requests = OrderedMap<Quantity>.Of(("bandwidth", Quantity.Of(random.Next(1, 8)))) } } };
            api.Put(D.Claim(nic, request) with { Metadata = new() { Name = nic, Namespace = A.Ns } });
            claims.Add(nic);
        }

        if (claims.Count == 0)
        {
            var shared = $"shared-{random.Next(2)}";
            if (api.Find<ResourceClaim>(new(A.Ns, shared)) is null) api.Put(D.Claim(shared, D.Request()) with { Metadata = new() { Name = shared, Namespace = A.Ns } });
            claims.Add(shared);
        }

        var pod = D.PodWith($"pod-{number}", [.. claims]);
        api.Put(pod with { Metadata = new() { Name = pod.Metadata.Name, Namespace = A.Ns } });
    }

    /// <summary>The pod is gone, its own claims with it, and the shared one is taken from it.</summary>
    private static void End(FakeApi api, Pod pod)
    {
        api.Remove<Pod>(ObjectKey.Of(pod));
        foreach (var entry in pod.Spec.ResourceClaims) if (!entry.Name.StartsWith("shared", StringComparison.Ordinal)) api.Remove<ResourceClaim>(new(A.Ns, entry.Name));
        foreach (var claim in api.List<ResourceClaim>())
        {
            if (!claim.Status.ReservedFor.Any(r => r.Uid == pod.Metadata.Uid)) continue;
            var left = claim.Status.ReservedFor.Where(r => r.Uid != pod.Metadata.Uid);
            api.Put(claim with { Status = left.IsEmpty ? ResourceClaimStatus.Empty : claim.Status with { ReservedFor = left } });
        }
    }
}
