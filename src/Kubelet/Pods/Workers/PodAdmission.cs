using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Statuses;
using Keles.Kubelet.Runtime.Observed;

namespace Keles.Kubelet.Pods.Workers;

/// <summary>Whether this node takes a pod that was bound to it.</summary>
/// <param name="here">All pods that may run something on this node.</param>
/// <param name="check">Judges a pod against those that were taken before.</param>
/// <remarks>
/// <c>gate</c> makes it one pod after the other, in the order in which they came: of two that do not fit together the first is taken, even
/// where the worker of the second was faster.
/// </remarks>
internal sealed class PodAdmission(Func<IEnumerable<Pod>> here, Func<Pod, IReadOnlyList<Pod>, Verdict?> check)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Verdict> _refused = new(StringComparer.Ordinal);

    // Those that came and are not judged yet, the first in front.
    private readonly List<string> _waiting = [];

    /// <summary>The pod is there. It is judged when its worker asks, or one that came later.</summary>
    public void Arrived(Pod pod)
    {
        lock (_gate)
        {
            _waiting.Add(pod.Metadata.Uid);
        }
    }

    /// <summary>The pod is no more.</summary>
    public void Left(string uid)
    {
        lock (_gate)
        {
            _waiting.Remove(uid);
            _taken.Remove(uid);
            _refused.Remove(uid);
        }
    }

    /// <summary>Null when it does. One that has begun here before was taken then, and is not looked at again.</summary>
    public Verdict? Refusal(Pod pod, RuntimePod runtime)
    {
        // Before the gate: the table calls from inside its own. Whoever came before this pod is in it.
        var all = here().ToDictionary(p => p.Metadata.Uid, StringComparer.Ordinal);
        all[pod.Metadata.Uid] = pod;
        lock (_gate)
        {
            if (!runtime.Sandboxes.IsEmpty)
            {
                Begun(pod.Metadata.Uid);
            }
            while (_waiting.Contains(pod.Metadata.Uid))
            {
                var next = _waiting[0];
                _waiting.RemoveAt(0);
                // One that ends before it began takes no place.
                if (all.GetValueOrDefault(next) is { } one && (one == pod || one.Metadata.DeletionTimestamp is null)) Judge(one, all.Values);
            }
            if (!_taken.Contains(pod.Metadata.Uid) && !_refused.ContainsKey(pod.Metadata.Uid)) Judge(pod, all.Values);
            return _refused.GetValueOrDefault(pod.Metadata.Uid);
        }
    }

    // What runs was taken by a kubelet before this one, whatever a neighbour's turn has said of it.
    private void Begun(string uid)
    {
        _waiting.Remove(uid);
        _refused.Remove(uid);
        _taken.Add(uid);
    }

    private void Judge(Pod pod, IEnumerable<Pod> all)
    {
        if (pod.Status.StartTime is null && check(pod, [.. all.Where(p => p.Metadata.Uid != pod.Metadata.Uid && (_taken.Contains(p.Metadata.Uid) || p.Status.StartTime is not null))]) is { } refusal)
        {
            _refused[pod.Metadata.Uid] = refusal;
            return;
        }
        _taken.Add(pod.Metadata.Uid);
    }
}
