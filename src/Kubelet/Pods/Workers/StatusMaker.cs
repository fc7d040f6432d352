using Keles.Api.Core.V1;
using Keles.Kubelet.Devices;
using Keles.Kubelet.Pods.Statuses;
using Keles.Kubelet.Probes;
using Keles.Kubelet.Runtime.Observed;
using Keles.Machinery;

namespace Keles.Kubelet.Pods.Workers;

/// <summary>Makes a pod's status of the moment and remembers it.</summary>
internal sealed class StatusMaker(Func<NodeView> node, PodDevices devices, TimeProvider time)
{
    public PodStatus Make(Pod pod, RuntimePod runtime, PodMemory memory, ProbeVerdicts verdicts, bool isOver = false, Verdict? given = null)
    {
        var status = PodStatusBuilder.Build(new StatusInputs(pod, runtime, memory.Status ?? pod.Status)
        {
            Failures = memory.Failures,
            Verdicts = verdicts,
            NodeAddresses = node().Addresses,
            Devices = container => devices.StatusOf(pod, container),
            IsOver = isOver,
            GivenUp = given,
            Now = time.GetUtcNow(),
        });
        if (given is { NeverStarted: true })
        {
            status = status with { ContainerStatuses = default, InitContainerStatuses = default, EphemeralContainerStatuses = default };
        }
        else if (isOver)
        {
            status = EndedStatus.Of(status, pod);
        }
        memory.Status = status;
        return status;
    }
}
