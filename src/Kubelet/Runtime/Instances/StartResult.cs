using Keles.Kubelet.Pods.Statuses;

namespace Keles.Kubelet.Runtime.Instances;

/// <summary>What became of starting a container.</summary>
/// <param name="Failure">Null when it runs.</param>
/// <param name="RetryAt">When another try makes sense; null for the usual pause.</param>
internal sealed record StartResult(StartFailure? Failure, DateTimeOffset? RetryAt = null)
{
    public static StartResult Started { get; } = new((StartFailure?)null);
}
