using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Kubelet.Pods.Statuses;

/// <summary>Keeps the containers' last words within what one pod may hold in the API.</summary>
internal static class TerminationMessages
{
    /// <summary>Characters of all containers of a pod together.</summary>
    public const int MaxPerPod = 12 * 1024;

    public static PodStatus Bounded(PodStatus status)
    {
        var containers = status.InitContainerStatuses.Count + status.ContainerStatuses.Count + status.EphemeralContainerStatuses.Count;
        if (containers == 0)
        {
            return status;
        }
        var each = MaxPerPod / containers;
        return status with
        {
            InitContainerStatuses = status.InitContainerStatuses.Map(s => Bounded(s, each)),
            ContainerStatuses = status.ContainerStatuses.Map(s => Bounded(s, each)),
            EphemeralContainerStatuses = status.EphemeralContainerStatuses.Map(s => Bounded(s, each)),
        };
    }

    private static ContainerStatus Bounded(ContainerStatus status, int length) =>
        status.State.Terminated?.Message.Length > length || status.LastState.Terminated?.Message.Length > length
            ? status with { State = Bounded(status.State, length), LastState = Bounded(status.LastState, length) }
            : status;

    private static ContainerState Bounded(ContainerState state, int length) => state.Terminated is { } ended && ended.Message.Length > length
        ? state with { Terminated = ended with { Message = ended.Message[..length] } }
        : state;
}
