using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>What a claim asks for.</summary>
[ApiType("io.k8s.api.resource.v1.ResourceClaimSpec")]
public sealed partial record ResourceClaimSpec
{
    /// <summary>Devices.</summary>
    [Field("devices", 1, Always = true)]
    public DeviceClaim Devices { get; init; } = DeviceClaim.Empty;
}
