using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>How far a pod's init containers have come.</summary>
/// <param name="Reason">What keeps the pod from being initialized; null when nothing does.</param>
internal sealed record PodInitSummary(string? Reason, int Restarts, Time LastRestart, int ReadySidecars, int SidecarRestarts, Time LastSidecarRestart)
{
    /// <param name="sidecars">Names of the init containers that keep running.</param>
    public static PodInitSummary Of(Pod pod, Items<string> sidecars)
    {
        var summary = new PodInitSummary(null, 0, default, 0, 0, default);
        for (var i = 0; i < pod.Status.InitContainerStatuses.Count && summary.Reason is null; i++)
        {
            var status = pod.Status.InitContainerStatuses[i];
            summary = summary.Count(status, sidecars.Contains(status.Name)) with { Reason = Blocker(status, sidecars.Contains(status.Name), i, pod.Spec.InitContainers.Count) };
        }

        return summary;
    }

    private PodInitSummary Count(ContainerStatus status, bool sidecar)
    {
        var counted = this with { Restarts = Restarts + status.RestartCount, LastRestart = PodSummary.Later(LastRestart, status) };
        return !sidecar ? counted : counted with
        {
            SidecarRestarts = SidecarRestarts + status.RestartCount,
            LastSidecarRestart = PodSummary.Later(LastSidecarRestart, status),
            ReadySidecars = ReadySidecars + (status is { Started: true, Ready: true } && status.State.Terminated is not { ExitCode: 0 } ? 1 : 0),
        };
    }

    private static string? Blocker(ContainerStatus status, bool sidecar, int done, int total) => status.State switch
    {
        { Terminated.ExitCode: 0 } => null,
        _ when sidecar && status.Started == true => null,
        { Terminated: { } ended } => "Init:" + PodSummary.Ended(ended),
        { Waiting: { Reason: not ("" or "PodInitializing") } waiting } => "Init:" + waiting.Reason,
        _ => $"Init:{done}/{total}",
    };
}
