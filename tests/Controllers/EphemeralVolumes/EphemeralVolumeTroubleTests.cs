using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Client;
using Keles.Machinery;

namespace Keles.Controllers.Tests.EphemeralVolumes;

/// <summary>Pods with volumes of their own, again and again under the same names, while everything goes wrong.</summary>
public sealed class EphemeralVolumeTroubleTests
{
    [Fact]
    public void Each_pod_has_its_own_claim_and_none_outlives_its_pod() => TroubledBench.WithSeeds(10, static seed =>
    {
        var bench = new TroubledBench(seed, ["ephemeral-volume-controller", "generic-garbage-collector"]);
        var (wrong, pods) = (new List<string>(), new Dictionary<string, Pod>(StringComparer.Ordinal));
        bench.Api.Sees = (before, after) =>
        {
            if (after is Pod made) pods[made.Metadata.Uid] = made;
            if (before is Pod gone && after is null) pods.Remove(gone.Metadata.Uid);
            if ((after ?? before) is not PersistentVolumeClaim claim) return;
            var owner = claim.Metadata.OwnerReferences.Find(static o => o.Controller == true);
            if (owner is null || !claim.Metadata.Name.StartsWith($"{owner.Name}-", StringComparison.Ordinal)) wrong.Add($"{claim.Metadata.Name} belongs to {owner?.Name}");
            if (before is PersistentVolumeClaim { Metadata.DeletionTimestamp: null } && after is null && owner is not null && pods.TryGetValue(owner.Uid, out var living) && !living.IsBeingDeleted()) wrong.Add($"{claim.Metadata.Name} was taken from a living pod");
        };
        var calm = bench.Elapsed + TimeSpan.FromMinutes(15);
        bench.Until(() => bench.Elapsed > calm, () =>
        {
            Assert.True(wrong.Count == 0, string.Join("; ", wrong.Take(5)));
            PodPlayer.Leap(bench);
            var name = $"p{bench.Random.Next(6)}";
            var pod = bench.Api.Find<Pod>(new(A.Ns, name));
            if (pod is null) bench.Ask(() => bench.Api.Client.CreateAsync(Pod(name, bench.Random.Next(1, 3))));
            else if (bench.Random.Next(3) == 0) PodPlayer.Vanish(bench, pod);
        }, TimeSpan.FromHours(60));
        bench.Trouble.Stop();
        bench.Advance(TimeSpan.FromMinutes(30));
        Assert.True(wrong.Count == 0, string.Join("; ", wrong.Take(5)));
        Assert.Equal(
            bench.Api.List<Pod>().SelectMany(static p => p.Spec.Volumes.AsSpan().ToArray().Select(v => $"{p.Metadata.Name}-{v.Name} of {p.Metadata.Uid}")).Order(StringComparer.Ordinal),
            bench.Api.List<PersistentVolumeClaim>().Select(static c => $"{c.Metadata.Name} of {c.Metadata.OwnerReferences[0].Uid}").Order(StringComparer.Ordinal));
    }, 62);

    private static Pod Pod(string name, int volumes)
    {
        var pod = A.Pod(name, node: "node-1");
        var claim = new PersistentVolumeClaimTemplate { Spec = new() { AccessModes = ["ReadWriteOnce"], Resources = new() { Requests = OrderedMap<Quantity>.Of(("storage", Quantity.Parse("1Mi"))) } } };
        return pod with { Spec = pod.Spec with { Volumes = [.. Enumerable.Range(0, volumes).Select(i => new Volume { Name = $"v{i}", Ephemeral = new() { VolumeClaimTemplate = claim } })] } };
    }
}
