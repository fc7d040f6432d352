using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Containers;
using Keles.Kubelet.Runtime.Observed;

namespace Keles.Kubelet.Probes;

/// <summary>One probe of one running instance.</summary>
internal sealed record ProbeTarget(Pod Pod, PodContainer Container, RuntimeContainer Instance, ProbeKind Kind, Probe Probe)
{
    public (string Id, ProbeKind Kind) Key => (Instance.Id, Kind);

    public static Probe? Of(Container container, ProbeKind kind) => kind switch
    {
        ProbeKind.Startup => container.StartupProbe,
        ProbeKind.Liveness => container.LivenessProbe,
        _ => container.ReadinessProbe,
    };
}
