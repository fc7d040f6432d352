using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Client;
using Keles.Machinery;

namespace Keles.Controllers.Tests.GarbageCollection;

/// <summary>Trees of owners while everything goes wrong: what has an owner that lives stays, all else goes.</summary>
public sealed class GarbageCollectorTroubleTests
{
    [Fact]
    public void Nothing_is_taken_that_has_a_living_owner_and_nothing_is_left_that_has_none() => TroubledBench.WithSeeds(12, static seed =>
    {
        var bench = new TroubledBench(seed, ["generic-garbage-collector"]);
        var there = new Dictionary<string, IApiObject>(StringComparer.Ordinal);
        var (wrong, mine) = (new List<string>(), false);
        bench.Api.Sees = (before, after) =>
        {
            var was = before is ConfigMap && !mine && before.Metadata.DeletionTimestamp is null && after?.Metadata is null or { DeletionTimestamp: not null };
            if (was && before!.Metadata.OwnerReferences.FirstOrDefault(o => there.TryGetValue(o.Uid, out var owner) && owner.Metadata.DeletionTimestamp is null) is { } living)
            {
                wrong.Add($"{before.Metadata.Name} was taken from {living.Name}");
            }

            if (after is null && !mine && before is ConfigMap && before.Metadata.OwnerReferences.IsEmpty && before.Metadata.DeletionTimestamp is null) wrong.Add($"{before.Metadata.Name} was taken, which nobody owns");
            if (after is null) there.Remove(before!.Metadata.Uid);
            else there[after.Metadata.Uid] = after;
        };
        var made = 0;
        var calm = bench.Elapsed + TimeSpan.FromMinutes(5);
        bench.Until(() => bench.Elapsed > calm, () =>
        {
            Assert.True(wrong.Count == 0, string.Join("; ", wrong.Take(5)));
            PodPlayer.Leap(bench);
            mine = true;
            var all = bench.Api.List<ConfigMap>();
            if (bench.Random.Next(3) > 0 || all.Count == 0) Make(bench, $"c{made++}", all);
            else bench.Ask(() => bench.Api.Client.TryDeleteAsync(ConfigMapKind.Kind, ObjectKey.Of(all[bench.Random.Next(all.Count)]), new() { PropagationPolicy = bench.Random.Next(3) switch { 0 => "Foreground", 1 => "Orphan", _ => "Background" } }));
            mine = false;
        }, TimeSpan.FromHours(40));
        bench.Trouble.Stop();
        for (var i = 0; i < 60; i++) bench.Advance(TimeSpan.FromSeconds(10));
        Assert.True(wrong.Count == 0, string.Join("; ", wrong.Take(5)));
        var left = bench.Api.List<ConfigMap>();
        var uids = left.Select(static c => c.Metadata.Uid).ToHashSet(StringComparer.Ordinal);
        Assert.All(left, c => Assert.Null(c.Metadata.DeletionTimestamp));
        Assert.All(left.Where(static c => !c.Metadata.OwnerReferences.IsEmpty), c => Assert.Contains(c.Metadata.OwnerReferences, o => uids.Contains(o.Uid)));
    });

    /// <summary>One more, below none, one or two of those there are.</summary>
    private static void Make(TroubledBench bench, string name, IReadOnlyList<ConfigMap> all)
    {
        ConfigMap[] owners = [.. Enumerable.Range(0, all.Count == 0 ? 0 : bench.Random.Next(0, 3)).Select(_ => all[bench.Random.Next(all.Count)]).DistinctBy(static c => c.Metadata.Uid)];
        bench.Ask(() => bench.Api.Client.CreateAsync(new ConfigMap
        {
            Metadata = new()
            {
                Name = name, Namespace = A.Ns,
                OwnerReferences = [.. owners.Select(o => new OwnerReference { ApiVersion = "v1", Kind = "ConfigMap", Name = o.Metadata.Name, Uid = o.Metadata.Uid, BlockOwnerDeletion = bench.Random.Next(2) == 0 })],
            },
        }));
    }
}
