using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Statuses;

namespace Keles.Kubelet.Logs;

/// <summary>Which instance's log is meant, by what the pod's status says; or why there is none.</summary>
internal readonly record struct LogTarget(string? ContainerId, string Problem)
{
    public static LogTarget For(string pod, PodStatus status, string container, bool previous)
    {
        if (PodContainers.Status(status, container) is not { } found)
        {
            return No($"container \"{container}\" in pod \"{pod}\" is not available");
        }
        var (state, last) = (found.State, found.LastState.Terminated);
        if (previous)
        {
            return last is { ContainerID.Length: > 0 } ? Yes(last.ContainerID) : No($"previous terminated container \"{container}\" in pod \"{pod}\" not found");
        }
        if (state.Running is not null)
        {
            return Yes(found.ContainerID);
        }
        if (state.Terminated is { } ended)
        {
            return ended.ContainerID.Length > 0 ? Yes(ended.ContainerID)
                : last is { ContainerID.Length: > 0 } ? Yes(last.ContainerID)
                : No($"container \"{container}\" in pod \"{pod}\" is terminated");
        }
        if (last is not null)
        {
            return last.ContainerID.Length > 0 ? Yes(last.ContainerID) : No($"container \"{container}\" in pod \"{pod}\" is terminated");
        }
        return state.Waiting is not { } waiting
            ? No($"container \"{container}\" in pod \"{pod}\" is waiting to start - no logs yet")
            : No($"container \"{container}\" in pod \"{pod}\" is waiting to start: {Why(waiting.Reason)}");
    }

    private static string Why(string reason) => reason switch
    {
        WaitingReasons.ErrImagePull => "image can't be pulled",
        WaitingReasons.ImagePullBackOff => "trying and failing to pull image",
        _ => reason,
    };

    private static LogTarget Yes(string id) => new(id[(id.IndexOf("://", StringComparison.Ordinal) + 3)..], "");

    private static LogTarget No(string problem) => new(null, problem);
}
