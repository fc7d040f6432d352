using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Apps.V1;

[ApiType("io.k8s.api.apps.v1.ReplicaSet", TypeMeta = true)]
public sealed partial record ReplicaSet
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2)]
    public ReplicaSetSpec Spec { get; init; } = ReplicaSetSpec.Empty;

    [Field("status", 3)]
    public ReplicaSetStatus Status { get; init; } = ReplicaSetStatus.Empty;
}
