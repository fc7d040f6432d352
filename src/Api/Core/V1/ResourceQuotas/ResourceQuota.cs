using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.ResourceQuota", TypeMeta = true)]
public sealed partial record ResourceQuota
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2)]
    public ResourceQuotaSpec Spec { get; init; } = ResourceQuotaSpec.Empty;

    [Field("status", 3)]
    public ResourceQuotaStatus Status { get; init; } = ResourceQuotaStatus.Empty;
}
