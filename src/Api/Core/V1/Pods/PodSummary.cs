using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>A pod's state in a few words, as <c>kubectl get pods</c> shows it.</summary>
/// <param name="Reason">The phase, or what says more: a waiting container's reason, <c>Init:1/2</c>, <c>Terminating</c>.</param>
/// <param name="LastRestart">When a container last ended before a restart; zero when none did.</param>
public sealed record PodSummary(string Reason, int ReadyContainers, int TotalContainers, int Restarts, Time LastRestart)
{
    public static PodSummary Of(Pod pod)
    {
        var sidecars = pod.Spec.InitContainers.Where(static c => c.RestartPolicy == "Always").Select(static c => c.Name);
        var init = PodInitSummary.Of(pod, sidecars);
        var summary = new PodSummary(InitialReason(pod.Status), init.ReadySidecars, pod.Spec.Containers.Count + sidecars.Count, init.Restarts, init.LastRestart);
        if (init.Reason is not null) summary = summary with { Reason = init.Reason };
        if (init.Reason is null || pod.Status.Conditions.Any(static c => c.Type == "Initialized" && c.Status == "True"))
        {
            // Once the pod is initialized only sidecars count among the init containers' restarts.
            summary = (summary with { Restarts = init.SidecarRestarts, LastRestart = init.LastSidecarRestart }).AddContainers(pod.Status);
        }

        return summary with { Reason = WhenDeleted(pod, summary.Reason) };
    }

    internal static Time Later(Time known, ContainerStatus status) =>
        status.LastState.Terminated is { } ended && known < ended.FinishedAt ? ended.FinishedAt : known;

    internal static string Ended(ContainerStateTerminated state) =>
        state.Reason.Length > 0 ? state.Reason : state.Signal != 0 ? $"Signal:{state.Signal}" : $"ExitCode:{state.ExitCode}";

    private static string InitialReason(PodStatus status) =>
        status.Conditions.Any(static c => c is { Type: "PodScheduled", Reason: "SchedulingGated" }) ? "SchedulingGated"
        : status.Reason.Length > 0 ? status.Reason : status.Phase;

    private PodSummary AddContainers(PodStatus status)
    {
        var (reason, restarts, last, ready, running) = (Reason, Restarts, LastRestart, ReadyContainers, false);

        // From the last to the first: the first container's reason is the one that stays.
        for (var i = status.ContainerStatuses.Count - 1; i >= 0; i--)
        {
            var container = status.ContainerStatuses[i];
            restarts += container.RestartCount;
            last = Later(last, container);
            if (container.State.Waiting is { Reason.Length: > 0 } waiting) reason = waiting.Reason;
            else if (container.State.Terminated is { } ended) reason = Ended(ended);
            else if (container.Ready && container.State.Running is not null)
            {
                running = true;
                ready++;
            }
        }

        // A pod of which one container is done and another runs is not completed.
        if (reason == "Completed" && running)
        {
            reason = status.Conditions.Any(static c => c.Type == "Ready" && c.Status == "True") ? "Running" : "NotReady";
        }

        return this with { Reason = reason, Restarts = restarts, LastRestart = last, ReadyContainers = ready };
    }

    private static string WhenDeleted(Pod pod, string reason) => pod switch
    {
        { Metadata.DeletionTimestamp: null } => reason,
        { Status.Reason: "NodeLost" } => "Unknown",
        { Status.Phase: "Failed" or "Succeeded" } => reason,
        _ => "Terminating",
    };
}
