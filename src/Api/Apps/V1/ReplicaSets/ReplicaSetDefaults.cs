using Keles.Api.Core.V1;

namespace Keles.Api.Apps.V1;

/// <summary>What holds for a replica set when nothing is said.</summary>
internal static class ReplicaSetDefaults
{
    public static ReplicaSet Of(ReplicaSet o) => o with { Spec = o.Spec with { Replicas = o.Spec.Replicas ?? 1, Template = PodSpecDefaults.Of(o.Spec.Template) } };
}
