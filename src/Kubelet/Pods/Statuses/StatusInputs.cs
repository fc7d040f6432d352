using Keles.Api.Core.V1;
using Keles.Kubelet.Probes;
using Keles.Kubelet.Runtime.Observed;
using Keles.Machinery;

namespace Keles.Kubelet.Pods.Statuses;

/// <summary>Everything a pod's status is made from.</summary>
/// <param name="Pod">As the API has it.</param>
/// <param name="Runtime">As the runtime has it.</param>
/// <param name="Previous">The last status that we made, or the API's when there is none yet.</param>
internal sealed record StatusInputs(Pod Pod, RuntimePod Runtime, PodStatus Previous)
{
    /// <summary>By container name.</summary>
    public OrderedMap<StartFailure> Failures { get; init; }

    public ProbeVerdicts Verdicts { get; init; } = ProbeVerdicts.None;

    public Items<string> NodeAddresses { get; init; }

    /// <summary>How the devices of a container are.</summary>
    public Func<Container, Items<ResourceStatus>> Devices { get; init; } = static _ => default;

    /// <summary>The pod is over: nothing of it will be started again.</summary>
    public bool IsOver { get; init; }

    /// <summary>The pod was given up (evicted, rejected, past its deadline): its phase, reason and message are set.</summary>
    public Verdict? GivenUp { get; init; }

    public DateTimeOffset Now { get; init; }
}
