using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Plans;
using Keles.Kubelet.Pods.Statuses;
using Keles.Machinery;

namespace Keles.Kubelet.Pods.Workers;

/// <summary>What a worker remembers of its pod from round to round. Only the operation under way touches it.</summary>
internal sealed class PodMemory
{
    /// <summary>Why containers could not be started last time, by name.</summary>
    public OrderedMap<StartFailure> Failures { get; set; }

    /// <summary>By container name.</summary>
    public OrderedMap<CrashBackoff> Backoffs { get; set; }

    /// <summary>The last status that was made; null before the first.</summary>
    public PodStatus? Status { get; set; }

    /// <summary>The pod passed the node's checks, in this life or an earlier one.</summary>
    public bool Admitted { get; set; }
}
