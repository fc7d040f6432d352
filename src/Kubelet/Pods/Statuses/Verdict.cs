using Keles.Api.Core.V1;

namespace Keles.Kubelet.Pods.Statuses;

/// <summary>A pod that the node itself ends as failed, and what its status then says.</summary>
internal sealed record Verdict(string Reason, string Message)
{
    /// <summary>Added to the pod's conditions, for those who count disruptions.</summary>
    public PodCondition? Disruption { get; init; }

    /// <summary>Overrides the pod's own grace period.</summary>
    public TimeSpan? Grace { get; init; }

    /// <summary>The node did not take it at all, so there is nothing to tell of its containers.</summary>
    public bool NeverStarted { get; init; }
}
