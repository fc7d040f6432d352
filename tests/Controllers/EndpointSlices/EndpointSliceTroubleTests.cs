using Keles.Api.Core.V1;
using Keles.Api.Discovery.V1;
using Keles.Background;
using Keles.Machinery;

namespace Keles.Controllers.Tests.EndpointSlices;

/// <summary>Endpoint slices while everything goes wrong.</summary>
public sealed class EndpointSliceTroubleTests
{
    /// <summary>A watch is up to six seconds behind, more where it must begin again and is refused; then a request takes up to two, as often as it is tried.</summary>
    private static readonly TimeSpan Knows = TimeSpan.FromSeconds(20);

    [Fact]
    public void Who_stays_ready_stays_listed_and_in_the_end_each_is_listed_once() => TroubledBench.WithSeeds(10, static seed =>
    {
        var bench = new TroubledBench(seed, ["endpointslice-controller"]);
        var wrong = new List<string>();
        var slices = new Dictionary<string, EndpointSlice>(StringComparer.Ordinal);
        var since = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        var listed = new HashSet<string>(StringComparer.Ordinal);
        bench.Api.Put(new Node { Metadata = new() { Name = "node-1" } });
        bench.Api.Sees = (before, after) =>
        {
            if ((after ?? before) is Pod pod)
            {
                if (after is null || !IsServing(pod)) since.Remove(pod.Status.PodIP);
                else since.TryAdd(pod.Status.PodIP, bench.Elapsed);
            }

            if ((after ?? before) is not EndpointSlice slice) return;
            if (after is null) slices.Remove(slice.Metadata.Uid);
            else slices[slice.Metadata.Uid] = slice;
            if (slice.Endpoints.Count > 100) wrong.Add($"{slice.Metadata.Name} has {slice.Endpoints.Count}");
            var now = slices.Values.SelectMany(static s => s.Endpoints.AsSpan().ToArray()).Where(static e => e.Conditions.Ready == true).Select(static e => e.Addresses[0]).ToHashSet(StringComparer.Ordinal);
            foreach (var lost in listed.Except(now)) if (since.TryGetValue(lost, out var ready) && bench.Elapsed - ready > Knows) wrong.Add($"{lost} was taken out after {bench.Elapsed - ready}");
            listed = now;
        };
        bench.Api.Put(new Service { Metadata = new() { Name = "svc", Namespace = A.Ns }, Spec = new() { Selector = A.Labels(("app", "web")), ClusterIP = "10.96.0.9", Ports = [new() { Port = 80, TargetPort = 80, Protocol = "TCP" }] } });
        var made = 0;
        var calm = bench.Elapsed + TimeSpan.FromMinutes(10);
        bench.Until(() => bench.Elapsed > calm, () =>
        {
            Assert.True(wrong.Count == 0, string.Join("; ", wrong.Take(5)));
            PodPlayer.Leap(bench);
            for (var i = bench.Random.Next(0, 12); i > 0 && made < 250; i--) bench.Api.Put(Serving(bench, A.Pod($"p{made}", node: "node-1"), $"10.244.{made / 200}.{(made++ % 200) + 1}"));
            foreach (var pod in bench.Api.List<Pod>())
            {
                if (bench.Random.Next(60) != 0) continue;
                if (bench.Random.Next(3) == 0) bench.Api.Remove<Pod>(ObjectKey.Of(pod));
                else bench.Api.Put(IsServing(pod) ? pod with { Status = pod.Status with { Conditions = [] } } : Serving(bench, pod, pod.Status.PodIP));
            }
        }, TimeSpan.FromHours(60));
        bench.Trouble.Stop();
        bench.Advance(TimeSpan.FromMinutes(5));
        Assert.True(wrong.Count == 0, string.Join("; ", wrong.Take(5)));
        Assert.Equal(
            bench.Api.List<Pod>().Select(static p => $"{p.Status.PodIP} {IsServing(p)}").Order(StringComparer.Ordinal),
            bench.Api.List<EndpointSlice>().SelectMany(static s => s.Endpoints.AsSpan().ToArray()).Select(static e => $"{e.Addresses[0]} {e.Conditions.Ready}").Order(StringComparer.Ordinal));
    });

    private static bool IsServing(Pod pod) => pod.IsReady() && !pod.IsBeingDeleted();

    private static Pod Serving(TroubledBench bench, Pod pod, string ip) => pod with
    {
        Status = pod.Status with { Phase = "Running", PodIP = ip, PodIPs = [new() { Ip = ip }], Conditions = [new() { Type = "Ready", Status = "True", LastTransitionTime = Time.From(bench.Now) }] },
    };
}
