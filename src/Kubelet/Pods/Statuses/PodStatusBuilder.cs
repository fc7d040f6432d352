using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Containers;
using Keles.Kubelet.Resources;
using Keles.Machinery;

namespace Keles.Kubelet.Pods.Statuses;

/// <summary>Makes a pod's status from what the API, the runtime, the probes and the failed starts say. A pure function.</summary>
internal static class PodStatusBuilder
{
    public static PodStatus Build(StatusInputs from)
    {
        var pod = from.Pod;
        var hasInit = !pod.Spec.InitContainers.IsEmpty;
        var init = new ContainerStatusBuilder(from, from.Previous.InitContainerStatuses, ContainerRole.Init, hasInit).Build(pod.Spec.InitContainers);
        var app = new ContainerStatusBuilder(from, from.Previous.ContainerStatuses, ContainerRole.App, hasInit).Build(pod.Spec.Containers);
        var ephemeral = new ContainerStatusBuilder(from, from.Previous.EphemeralContainerStatuses, ContainerRole.Ephemeral, hasInit).Build(pod.Spec.EphemeralAsContainers());

        var status = pod.Status with
        {
            InitContainerStatuses = OrNull(init),
            ContainerStatuses = OrNull([.. app.OrderBy(c => c.Name, StringComparer.Ordinal)]),
            EphemeralContainerStatuses = OrNull([.. ephemeral.OrderBy(c => c.Name, StringComparer.Ordinal)]),
            QosClass = pod.Status.QosClass.Length > 0 ? pod.Status.QosClass : PodQos.Of(pod),
            ObservedGeneration = pod.Metadata.Generation,
            StartTime = from.Previous.StartTime ?? pod.Status.StartTime ?? Time.From(from.Now),
        };
        status = WithPhase(status, from);
        status = PodAddresses.Set(status, from);
        status = PodConditions.Set(status, from);
        return TerminationMessages.Bounded(status);
    }

    private static PodStatus WithPhase(PodStatus status, StatusInputs from)
    {
        if (from.GivenUp is { } given)
        {
            return status with { Phase = "Failed", Reason = given.Reason, Message = given.Message };
        }
        var phase = PodPhase.Of(from.Pod, status.InitContainerStatuses.AddRange(status.ContainerStatuses), from.IsOver);
        if (phase is not ("Failed" or "Succeeded"))
        {
            // There is no way back from the end.
            phase = from.Previous.IsTerminal() ? from.Previous.Phase : from.Pod.Status.IsTerminal() ? from.Pod.Status.Phase : phase;
        }
        if (phase != from.Previous.Phase)
        {
            return status with { Phase = phase, Reason = "", Message = "" };
        }
        return status with
        {
            Phase = phase,
            Reason = from.Previous.Reason.Length > 0 ? from.Previous.Reason : from.Pod.Status.Reason,
            Message = from.Previous.Message.Length > 0 ? from.Previous.Message : from.Pod.Status.Message,
        };
    }

    private static Items<ContainerStatus> OrNull(Items<ContainerStatus> statuses) => statuses.IsEmpty ? default : statuses;
}
