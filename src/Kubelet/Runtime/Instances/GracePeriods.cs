using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Plans;
using Keles.Machinery;

namespace Keles.Kubelet.Runtime.Instances;

/// <summary>How long a container of a pod that goes on has to end.</summary>
internal static class GracePeriods
{
    private static readonly TimeSpan Default = TimeSpan.FromSeconds(30);

    /// <summary>Users may write any number of seconds; what waits for them here and in the runtime takes no more than seven weeks.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(42);

    public static TimeSpan Of(long seconds) => Seconds.Span(seconds) is var span && span < Longest ? span : Longest;

    public static TimeSpan For(Pod pod, Container container, KillReason reason)
    {
        var own = reason switch
        {
            KillReason.LivenessProbe => container.LivenessProbe?.TerminationGracePeriodSeconds,
            KillReason.StartupProbe => container.StartupProbe?.TerminationGracePeriodSeconds,
            _ => null,
        };
        return (own ?? pod.Spec.TerminationGracePeriodSeconds) is { } seconds ? Of(seconds) : Default;
    }
}
