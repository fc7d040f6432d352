using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V1;

[ApiType("io.k8s.api.autoscaling.v1.Scale", TypeMeta = true)]
public sealed partial record Scale
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2)]
    public ScaleSpec Spec { get; init; } = ScaleSpec.Empty;

    [Field("status", 3)]
    public ScaleStatus Status { get; init; } = ScaleStatus.Empty;
}
