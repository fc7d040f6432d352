using Keles.Api.Core.V1;

namespace Keles.ApiServer;

/// <summary>A mirror pod only shows what a node runs from a file of its own: it may not reach for anything in the cluster.</summary>
internal static class MirrorPods
{
    public static void Check(AdmissionRequest request, Pod pod)
    {
        if (pod.Spec.ServiceAccountName.Length > 0) throw request.Forbidden("a mirror pod may not reference service accounts");
        if (PodSecrets.Of(pod).Any()) throw request.Forbidden("a mirror pod may not reference secrets");
        if (pod.Spec.Volumes.Any(static v => v.Projected?.Sources.Any(static s => s.ServiceAccountToken is not null) ?? false)) throw request.Forbidden("a mirror pod may not use ServiceAccountToken volume projections");
    }
}
