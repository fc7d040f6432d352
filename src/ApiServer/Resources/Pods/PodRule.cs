using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>A running pod is given time to end; one that no node has, or that has ended, goes at once.</summary>
internal sealed class PodRule : IResourceRule
{
    public Kind Kind => PodKind.Kind;

    public long? GraceSeconds(IApiObject value, DeleteOptions options)
    {
        var pod = (Pod)value;
        if (pod.Spec.NodeName.Length == 0 || pod.IsTerminal()) return 0;
        var seconds = options.GracePeriodSeconds ?? pod.Spec.TerminationGracePeriodSeconds ?? 0;
        return seconds < 0 ? 1 : seconds;
    }
}
