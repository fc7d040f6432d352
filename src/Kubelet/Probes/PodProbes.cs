using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Kubelet.Events;
using Keles.Kubelet.Pods.Containers;
using Keles.Kubelet.Runtime.Observed;
using Keles.Machinery;

namespace Keles.Kubelet.Probes;

/// <summary>Probes the running containers of all pods and keeps the verdicts.</summary>
/// <param name="nodeAddress">Where pods listen that have no network of their own.</param>
/// <remarks><c>gate</c> protects everything here; who is told of changes is told outside it.</remarks>
internal sealed class PodProbes(IProbeRunner runner, string nodeAddress, IEventSink events, ISpawner spawner, TimeProvider time)
{
    private static readonly ProbeKind[] Kinds = [ProbeKind.Startup, ProbeKind.Liveness, ProbeKind.Readiness];

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Followed> _pods = new(StringComparer.Ordinal);

    /// <summary>Told the uid of a pod of which a verdict changed.</summary>
    public Action<string> Changed { get; set; } = static _ => { };

    public ProbeVerdicts Verdicts(string uid)
    {
        lock (_gate)
        {
            return _pods.GetValueOrDefault(uid)?.Verdicts ?? ProbeVerdicts.None;
        }
    }

    /// <summary>Begins to probe what runs and is not probed yet, and ends to probe what runs no more.</summary>
    public void Follow(Pod pod, RuntimePod runtime)
    {
        var wanted = Targets(pod, runtime).ToDictionary(t => t.Key);
        var fresh = new List<(ProbeTarget Target, ProbeLoop Loop, CancellationToken Stop)>();
        lock (_gate)
        {
            if (!_pods.TryGetValue(pod.Metadata.Uid, out var followed))
            {
                if (wanted.Count == 0)
                {
                    return;
                }
                followed = _pods[pod.Metadata.Uid] = new Followed();
            }
            foreach (var key in followed.Loops.Keys.Where(k => !wanted.ContainsKey(k)).ToArray())
            {
                followed.Loops.Remove(key, out var stale);
                stale.Stop.Cancel();
            }
            followed.Verdicts = followed.Verdicts.Keep(id => runtime.Containers.Any(c => c.Id == id));
            foreach (var (key, target) in wanted)
            {
                if (!followed.Loops.ContainsKey(key))
                {
                    var stop = new CancellationTokenSource();
                    var loop = new ProbeLoop(target, runner, events, time);
                    followed.Loops[key] = (loop, stop);
                    fresh.Add((target, loop, stop.Token));
                }
            }
        }
        var ip = runtime.Ips.IsEmpty ? nodeAddress : runtime.Ips[0];
        foreach (var (target, loop, stop) in fresh)
        {
            spawner.Spawn($"{target.Kind} probe of {pod.Metadata.Name}/{target.Container.Name}", host => RunAsync(target, loop, ip, stop, host));
        }
    }

    /// <summary>The pod ends: what would restart its containers is not asked any more, but whether they take traffic is.</summary>
    public void StopRestarting(string uid) => Stop(uid, key => key.Kind != ProbeKind.Readiness);

    public void Forget(string uid)
    {
        Stop(uid, static _ => true);
        lock (_gate)
        {
            _pods.Remove(uid);
        }
    }

    private void Stop(string uid, Func<(string Id, ProbeKind Kind), bool> which)
    {
        lock (_gate)
        {
            if (_pods.TryGetValue(uid, out var followed))
            {
                foreach (var key in followed.Loops.Keys.Where(which).ToArray())
                {
                    followed.Loops.Remove(key, out var loop);
                    loop.Stop.Cancel();
                }
            }
        }
    }

    private async Task RunAsync(ProbeTarget target, ProbeLoop loop, string ip, CancellationToken stop, CancellationToken host)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, host);
        try
        {
            await loop.RunAsync(ip, () => MayProbe(target), verdict => Set(target, verdict, stop), both.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Its container is gone.
        }
    }

    /// <summary>A container that is still coming up is left in peace.</summary>
    private bool MayProbe(ProbeTarget target) => target.Kind == ProbeKind.Startup || target.Container.Spec.StartupProbe is null
        || Verdicts(target.Pod.Metadata.Uid).Startup.Get(target.Instance.Id) == ProbeVerdict.Success;

    private void Set(ProbeTarget target, ProbeVerdict verdict, CancellationToken stop)
    {
        lock (_gate)
        {
            if (stop.IsCancellationRequested || !_pods.TryGetValue(target.Pod.Metadata.Uid, out var followed))
            {
                return;
            }
            followed.Verdicts = followed.Verdicts.With(target.Kind, target.Instance.Id, verdict);
            if (target.Kind == ProbeKind.Startup && verdict == ProbeVerdict.Success)
            {
                // The others waited for this; they need not wait for their next turn too.
                foreach (var (_, other) in followed.Loops.Where(l => l.Key.Id == target.Instance.Id))
                {
                    other.Loop.Wake();
                }
            }
        }
        Changed(target.Pod.Metadata.Uid);
    }

    private static IEnumerable<ProbeTarget> Targets(Pod pod, RuntimePod runtime)
    {
        foreach (var container in pod.Spec.All().Where(c => c.Role == ContainerRole.App || c.IsSidecar))
        {
            if (runtime.Find(container.Name) is not { IsRunning: true } instance)
            {
                continue;
            }
            foreach (var kind in Kinds)
            {
                if (ProbeTarget.Of(container.Spec, kind) is { } probe)
                {
                    yield return new ProbeTarget(pod, container, instance, kind, probe);
                }
            }
        }
    }

    private sealed class Followed
    {
        public ProbeVerdicts Verdicts { get; set; } = ProbeVerdicts.None;

        public Dictionary<(string Id, ProbeKind Kind), (ProbeLoop Loop, CancellationTokenSource Stop)> Loops { get; } = [];
    }
}
