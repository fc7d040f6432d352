using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Apps.V1;

[ApiType("io.k8s.api.apps.v1.StatefulSet", TypeMeta = true)]
public sealed partial record StatefulSet
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2)]
    public StatefulSetSpec Spec { get; init; } = StatefulSetSpec.Empty;

    [Field("status", 3)]
    public StatefulSetStatus Status { get; init; } = StatefulSetStatus.Empty;
}
