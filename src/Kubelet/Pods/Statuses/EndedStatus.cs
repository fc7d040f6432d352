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
        var init = status.InitContainerStatuses;
        var begun = 1 + Enumerable.Range(0, init.Count).LastOrDefault(i => HasBegun(init[i]));
        var ended = status with
        {
            // Where the init containers failed that says it all: the others keep waiting for a turn that never comes.
            ContainerStatuses = IsInitialized(pod.Spec, status) ? status.ContainerStatuses.Map(Ended) : status.ContainerStatuses,
            EphemeralContainerStatuses = status.EphemeralContainerStatuses.Map(Ended),
            InitContainerStatuses = [.. init.Select((s, i) => i < begun ? Ended(s) : s)],
        };
        if (ended.Phase is not ("Pending" or "Running"))
        {
            return ended;
        }
        return ended with { Phase = ended.ContainerStatuses.Any(s => s.State.Terminated is not { ExitCode: 0 }) ? "Failed" : "Succeeded" };
    }

    /// <summary>Whether there is a sign that a container of the app was started, or would have been next.</summary>
    private static bool IsInitialized(PodSpec spec, PodStatus status)
    {
        if (spec.InitContainers.IsEmpty || status.ContainerStatuses.Any(HasBegun)) return true;
        if (status.InitContainerStatuses.Count == 0) return false;
        var last = status.InitContainerStatuses[^1];
        return spec.InitContainers.Find(c => c.Name == last.Name)?.RestartPolicy == "Always"
            ? last is { State.Running: not null, Started: true }
            : last.State.Terminated is { ExitCode: 0 } || last.LastState.Terminated is { ExitCode: 0 };
    }

    private static bool HasBegun(ContainerStatus status) => status.State.Waiting is null || status.LastState.Terminated is not null;

    private static ContainerStatus Ended(ContainerStatus status) => status.State.Terminated is not null
        ? status
        : status with
        {
            State = new ContainerState { Terminated = new() { Reason = Lost, Message = Words, ExitCode = LostExitCode } },
            Ready = false,
            Started = false,
        };
}
