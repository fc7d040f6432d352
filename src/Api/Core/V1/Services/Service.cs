using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.Service", TypeMeta = true)]
public sealed partial record Service
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2)]
    public ServiceSpec Spec { get; init; } = ServiceSpec.Empty;

    [Field("status", 3)]
    public ServiceStatus Status { get; init; } = ServiceStatus.Empty;
}
