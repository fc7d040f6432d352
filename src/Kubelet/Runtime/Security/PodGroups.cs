using Keles.Api.Core.V1;

namespace Keles.Kubelet.Runtime.Security;

/// <summary>The groups that a pod's processes are in besides their own.</summary>
internal static class PodGroups
{
    public static IEnumerable<long> Of(PodSecurityContext? context) => context is null
        ? []
        : [.. context.FsGroup is { } fs ? (long[])[fs] : [], .. context.SupplementalGroups];
}
