using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.LimitRange", TypeMeta = true)]
public sealed partial record LimitRange
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2)]
    public LimitRangeSpec Spec { get; init; } = LimitRangeSpec.Empty;
}
