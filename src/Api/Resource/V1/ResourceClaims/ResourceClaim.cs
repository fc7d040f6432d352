using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

[ApiType("io.k8s.api.resource.v1.ResourceClaim", TypeMeta = true)]
public sealed partial record ResourceClaim
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Always = true)]
    public ResourceClaimSpec Spec { get; init; } = ResourceClaimSpec.Empty;

    [Field("status", 3)]
    public ResourceClaimStatus Status { get; init; } = ResourceClaimStatus.Empty;
}
