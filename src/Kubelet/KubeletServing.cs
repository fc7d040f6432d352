using System.Security.Cryptography.X509Certificates;
using Keles.Pki;

namespace Keles.Kubelet;

/// <summary>What the kubelet's server shows and whom it believes.</summary>
/// <param name="Certificate">Its own, with its key; asked for at every handshake, so that it can be renewed.</param>
/// <param name="Clients">Who may sign clients' certificates.</param>
public sealed record KubeletServing(Func<X509Certificate2> Certificate, TrustBundle Clients)
{
    /// <summary>The process's own metrics, in Prometheus' text form.</summary>
    public Func<string>? ProcessMetrics { get; init; }
}
