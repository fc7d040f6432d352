using Keles.Api.Core.V1;

namespace Keles.Kubelet.Probes;

/// <summary>
/// Where one probe of one container instance stands: how often in a row it saw the same, and what was made of it. A verdict changes only
/// after as many equal results as its threshold says.
/// </summary>
/// <param name="Verdict">What counts now.</param>
/// <param name="Last">The last result; null before the first.</param>
/// <param name="Run">How often in a row.</param>
internal sealed record ProbeState(ProbeVerdict Verdict, bool? Last, int Run)
{
    /// <summary>A container counts as alive until shown otherwise, and as ready only once shown.</summary>
    public static ProbeState Begin(ProbeKind kind) => new(kind switch
    {
        ProbeKind.Liveness => ProbeVerdict.Success,
        ProbeKind.Readiness => ProbeVerdict.Failure,
        _ => ProbeVerdict.Unknown,
    }, null, 0);

    public ProbeState Step(bool success, Probe probe)
    {
        var run = Last == success ? Run + 1 : 1;
        var enough = success ? Math.Max(1, probe.SuccessThreshold) : Math.Max(1, probe.FailureThreshold);
        var verdict = run < enough ? Verdict : success ? ProbeVerdict.Success : ProbeVerdict.Failure;
        return new ProbeState(verdict, success, run);
    }

    /// <summary>
    /// Nothing more is to be learned: the container is about to be restarted, or has come up.
    /// </summary>
    public bool IsSettled(ProbeKind kind) => kind switch
    {
        ProbeKind.Startup => Verdict != ProbeVerdict.Unknown,
        ProbeKind.Liveness => Verdict == ProbeVerdict.Failure,
        _ => false,
    };
}
