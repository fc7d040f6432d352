namespace Keles.Kubelet.Probes;

/// <summary>Makes one attempt of a probe.</summary>
internal interface IProbeRunner
{
    /// <param name="target">What to probe.</param>
    /// <param name="podIp">Where the pod listens.</param>
    /// <param name="cancel">Ends the attempt without an answer.</param>
    Task<ProbeAnswer> RunAsync(ProbeTarget target, string podIp, CancellationToken cancel);
}
