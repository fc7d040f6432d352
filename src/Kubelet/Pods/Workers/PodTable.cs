using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Kubelet.Pods.Statuses;
using Microsoft.Extensions.Logging;

namespace Keles.Kubelet.Pods.Workers;

/// <summary>All pods of this node, each with its worker.</summary>
/// <remarks>
/// <c>gate</c> protects both tables. A pod from a manifest that was taken away and put back has the same uid: it waits, as the value in
/// <c>removed</c>, until the worker of its former life has finished.
/// </remarks>
internal sealed class PodTable(PodOperations operations, ISpawner spawner, TimeProvider time, ILogger log)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, PodWorker> _workers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Pod?> _removed = new(StringComparer.Ordinal);

    /// <summary>The pods that are here, in whatever state.</summary>
    public IReadOnlyList<PodWork> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _workers.Values.Select(w => w.State)];
            }
        }
    }

    /// <summary>Pods that may run something.</summary>
    public IEnumerable<Pod> Active => All.Where(w => w is PodWork.Running or PodWork.Ending).Select(w => w.Pod);

    /// <summary>Told after each worker that is done for.</summary>
    public Action Finished { get; set; } = static () => { };

    public PodWork? Find(string uid)
    {
        lock (_gate)
        {
            return _workers.GetValueOrDefault(uid)?.State;
        }
    }

    /// <summary>The pod of that name. One that the API no longer knows may still be ending here beside its successor: only where there is no other it is meant.</summary>
    public PodWork? Find(string ns, string name)
    {
        lock (_gate)
        {
            return _workers.Values.Select(w => w.State).Where(w => w.Pod.Metadata.Namespace == ns && w.Pod.Metadata.Name == name)
                .OrderBy(w => _removed.ContainsKey(w.Pod.Metadata.Uid)).ThenBy(w => w is PodWork.Over).FirstOrDefault();
        }
    }

    public void See(Pod pod)
    {
        lock (_gate)
        {
            if (_removed.ContainsKey(pod.Metadata.Uid))
            {
                _removed[pod.Metadata.Uid] = pod;
                return;
            }
            if (_workers.TryGetValue(pod.Metadata.Uid, out var known))
            {
                known.Post(new PodInput.Seen(pod));
                return;
            }
            Start(pod);
        }
    }

    public void Remove(string uid)
    {
        lock (_gate)
        {
            if (_workers.TryGetValue(uid, out var worker))
            {
                _removed[uid] = null;
                worker.Post(new PodInput.Removed());
            }
        }
    }

    public void Touch(string uid) => Post(uid, new PodInput.Touched());

    public void GiveUp(string uid, Verdict verdict) => Post(uid, new PodInput.GivenUp(verdict));

    private void Post(string uid, PodInput input)
    {
        lock (_gate)
        {
            _workers.GetValueOrDefault(uid)?.Post(input);
        }
    }

    private void Start(Pod pod)
    {
        operations.Admission.Arrived(pod);
        var worker = _workers[pod.Metadata.Uid] = new PodWorker(pod, operations, spawner, time, log);
        spawner.Spawn($"pod {pod.Metadata.Namespace}/{pod.Metadata.Name}", cancel => RunAsync(pod.Metadata.Uid, worker, cancel));
    }

    private async Task RunAsync(string uid, PodWorker worker, CancellationToken cancel)
    {
        try
        {
            await worker.RunAsync(cancel);
        }
        finally
        {
            operations.Admission.Left(uid);
            lock (_gate)
            {
                _workers.Remove(uid);
                if (_removed.Remove(uid, out var again) && again is not null && !cancel.IsCancellationRequested)
                {
                    Start(again);
                }
            }
            Finished();
        }
    }
}
