using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Statuses;
using Keles.Kubelet.Runtime.Observed;

namespace Keles.Kubelet.Pods.Workers;

/// <summary>Whether this node takes a pod that was bound to it.</summary>
/// <param name="here">All pods that may run something on this node.</param>
/// <param name="check">Judges a pod against those that were taken before.</param>
/// <remarks><c>gate</c> makes it one pod after the other: two that do not fit together must not both be taken, nor both be refused.</remarks>
internal sealed class PodAdmission(Func<IEnumerable<Pod>> here, Func<Pod, IReadOnlyList<Pod>, Verdict?> check)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Null when it does. One that has begun here before was taken then, and is not looked at again.</summary>
    public Verdict? Refusal(Pod pod, RuntimePod runtime)
    {
        lock (_gate)
        {
            Pod[] all = [.. here()];
            _taken.IntersectWith(all.Select(p => p.Metadata.Uid));
            if (pod.Status.StartTime is null && runtime.Sandboxes.IsEmpty
                && check(pod, [.. all.Where(p => p.Metadata.Uid != pod.Metadata.Uid && (_taken.Contains(p.Metadata.Uid) || p.Status.StartTime is not null))]) is { } refusal)
            {
                return refusal;
            }
            _taken.Add(pod.Metadata.Uid);
            return null;
        }
    }
}
