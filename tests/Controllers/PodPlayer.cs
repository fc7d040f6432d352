using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Client;
using Keles.Machinery;

namespace Keles.Controllers.Tests;

/// <summary>Plays scheduler and kubelet under trouble: pods start, become ready and end when they are told to, each at its own pace.</summary>
internal static class PodPlayer
{
    /// <param name="nodeOf">Where a pod without a node goes.</param>
    public static void Play(TroubledBench bench, Func<Pod, string>? nodeOf = null)
    {
        foreach (var listed in bench.Api.List<Pod>())
        {
            if (bench.Random.Next(2) == 0 || bench.Api.Find<Pod>(ObjectKey.Of(listed)) is not { } pod) continue;
            if (pod.IsBeingDeleted()) Vanish(bench, pod);
            else if (!pod.IsReady() && !pod.IsTerminal()) bench.Change(pod, p => Ready(bench, p, nodeOf?.Invoke(p) ?? "node-1"));
        }
    }

    public static void Vanish(TroubledBench bench, Pod pod) => bench.Ask(() => bench.Api.Client.TryDeleteAsync(PodKind.Kind, ObjectKey.Of(pod), new() { GracePeriodSeconds = 0 }));

    private static Pod Ready(TroubledBench bench, Pod pod, string node) => pod with
    {
        Spec = pod.Spec with { NodeName = pod.Spec.NodeName.Length > 0 ? pod.Spec.NodeName : node },
        Status = pod.Status with { Phase = "Running", Conditions = [new() { Type = "Ready", Status = "True", LastTransitionTime = Time.From(bench.Now) }] },
    };

    public static void SetClock(TroubledBench bench) => bench.Simulation.WallShift += TimeSpan.FromMinutes(bench.Random.Next(-120, 121));

    /// <summary>Now and then time leaps, as it does where a machine sleeps, and the wall clock is set, forward and back.</summary>
    public static void Leap(TroubledBench bench)
    {
        if (bench.Random.Next(60) == 0) bench.Advance(TimeSpan.FromMinutes(bench.Random.Next(1, 180)));
        if (bench.Random.Next(20) == 0) bench.Api.EndWatches();
        if (bench.Random.Next(40) == 0) SetClock(bench);
    }
}
