using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Client;
using Keles.Machinery;

namespace Keles.Controllers.Tests.Namespaces;

/// <summary>Namespaces that go while everything goes wrong.</summary>
public sealed class NamespaceTroubleTests
{
    [Fact]
    public void A_namespace_goes_last_its_pods_go_first_and_nothing_else_goes() => TroubledBench.WithSeeds(10, static seed =>
    {
        var bench = new TroubledBench(seed, ["namespace-controller"]);
        var wrong = new List<string>();
        foreach (var ns in (string[])[A.Ns, "other"])
        {
            bench.Ask(() => bench.Api.Client.CreateAsync(new Namespace { Metadata = new() { Name = ns } }));
            for (var i = 0; i < 5; i++)
            {
                bench.Api.Put(new ConfigMap { Metadata = new() { Name = $"c{i}", Namespace = ns } });
                bench.Api.Put(new Secret { Metadata = new() { Name = $"s{i}", Namespace = ns, Finalizers = i == 0 ? ["example.com/hold"] : [] } });
                var pod = A.Pod($"p{i}", node: "node-1");
                bench.Api.Put(pod with { Metadata = pod.Metadata with { Namespace = ns } });
            }
        }

        bench.Api.Sees = (before, after) =>
        {
            if (after is null && before!.Metadata.Namespace == "other") wrong.Add($"{before.Metadata.Name} went in the other namespace");
            if (after is null && before is ConfigMap && bench.Api.List<Pod>(A.Ns).Count > 0) wrong.Add($"{before.Metadata.Name} went before the pods");
        };
        bench.Ask(() => bench.Api.Client.TryDeleteAsync(NamespaceKind.Kind, new(A.Ns)));
        bench.Until(() => bench.Api.Find<Namespace>(new(A.Ns)) is null, () =>
        {
            PodPlayer.Leap(bench);
            foreach (var pod in bench.Api.List<Pod>(A.Ns)) if (pod.IsBeingDeleted() && bench.Random.Next(3) == 0) bench.Api.Remove<Pod>(ObjectKey.Of(pod));
            if (bench.Random.Next(10) == 0 && bench.Api.Find<Secret>(new(A.Ns, "s0")) is { Metadata.DeletionTimestamp: not null }) bench.Api.Remove<Secret>(new(A.Ns, "s0"));
        }, TimeSpan.FromHours(40));
        Assert.True(wrong.Count == 0, string.Join("; ", wrong.Take(5)));
        Assert.Equal((0, 0, 5, 5), (bench.Api.List<ConfigMap>(A.Ns).Count, bench.Api.List<Secret>(A.Ns).Count, bench.Api.List<ConfigMap>("other").Count, bench.Api.List<Pod>("other").Count));
    });
}
