using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Plans;

namespace Keles.Kubelet.Runtime.Instances;

/// <summary>How long a container of a pod that goes on has to end.</summary>
internal static class GracePeriods
{
    private static readonly TimeSpan Default = TimeSpan.FromSeconds(30);

    public static TimeSpan For(Pod pod, Container container, KillReason reason)
    {
        var own = reason switch
        {
            KillReason.LivenessProbe => container.LivenessProbe?.TerminationGracePeriodSeconds,
            KillReason.StartupProbe => container.StartupProbe?.TerminationGracePeriodSeconds,
            _ => null,
        };
        return (own ?? pod.Spec.TerminationGracePeriodSeconds) is { } seconds ? TimeSpan.FromSeconds(seconds) : Default;
    }
}
