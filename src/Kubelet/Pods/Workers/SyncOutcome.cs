using Keles.Kubelet.Pods.Statuses;

namespace Keles.Kubelet.Pods.Workers;

/// <summary>How a round ended.</summary>
/// <param name="IsOver">The pod has nothing left to do.</param>
/// <param name="LookAgain">When to do the next round though nothing happens.</param>
internal sealed record SyncOutcome(bool IsOver, DateTimeOffset? LookAgain = null)
{
    /// <summary>Why the node gives the pod up.</summary>
    public Verdict? Verdict { get; init; }
}
