using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

[ApiType("io.k8s.api.resource.v1.ResourceClaimSpec")]
public sealed partial record ResourceClaimSpec
{
    [Field("devices", 1, Always = true)]
    public DeviceClaim Devices { get; init; } = DeviceClaim.Empty;
}
