using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Kubelet.Pods.Statuses;

/// <summary>The last status of a pod: every container has ended, and if nobody knows how, it counts as failed.</summary>
internal static class EndedStatus
{
    private const string Lost = "ContainerStatusUnknown";
    private const string Words = "The container could not be located when the pod was terminated";
    private const int LostExitCode = 137;

    public static PodStatus Of(PodStatus status, Pod pod)
    {
        // Init containers that never had their turn keep waiting, as long as the pod was not initialized.
        var initialized = PodPhase.AnyAppStarted(pod.Spec, status.ContainerStatuses);
        var ended = status with
        {
            ContainerStatuses = status.ContainerStatuses.Map(Ended),
            EphemeralContainerStatuses = status.EphemeralContainerStatuses.Map(Ended),
            InitContainerStatuses = initialized ? status.InitContainerStatuses.Map(Ended) : status.InitContainerStatuses.Map(s => s.State.Running is not null ? Ended(s) : s),
        };
        if (ended.Phase is not ("Pending" or "Running"))
        {
            return ended;
        }
        return ended with { Phase = ended.ContainerStatuses.Any(s => s.State.Terminated is not { ExitCode: 0 }) ? "Failed" : "Succeeded" };
    }

    private static ContainerStatus Ended(ContainerStatus status) => status.State.Terminated is not null
        ? status
        : status with
        {
            State = new ContainerState { Terminated = new() { Reason = Lost, Message = Words, ExitCode = LostExitCode } },
            Ready = false,
            Started = false,
        };
}
