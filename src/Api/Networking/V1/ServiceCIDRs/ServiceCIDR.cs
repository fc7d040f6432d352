using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

[ApiType("io.k8s.api.networking.v1.ServiceCIDR", TypeMeta = true)]
public sealed partial record ServiceCIDR
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2)]
    public ServiceCIDRSpec Spec { get; init; } = ServiceCIDRSpec.Empty;

    [Field("status", 3)]
    public ServiceCIDRStatus Status { get; init; } = ServiceCIDRStatus.Empty;
}
