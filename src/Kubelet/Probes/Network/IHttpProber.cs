namespace Keles.Kubelet.Probes.Network;

/// <summary>Asks for a page, as a probe or a hook does.</summary>
internal interface IHttpProber
{
    Task<ProbeAnswer> GetAsync(HttpTarget target, TimeSpan limit, CancellationToken cancel);
}
