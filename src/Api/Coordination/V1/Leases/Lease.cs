using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Coordination.V1;

[ApiType("io.k8s.api.coordination.v1.Lease", TypeMeta = true)]
public sealed partial record Lease
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2)]
    public LeaseSpec Spec { get; init; } = LeaseSpec.Empty;
}
