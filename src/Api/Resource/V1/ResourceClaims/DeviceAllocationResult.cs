using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>Devices that were given.</summary>
[ApiType("io.k8s.api.resource.v1.DeviceAllocationResult")]
public sealed partial record DeviceAllocationResult
{
    /// <summary>The devices.</summary>
    [Field("results", 1, List = ListType.Atomic)]
    public Items<DeviceRequestAllocationResult> Results { get; init; }

    /// <summary>Settings for them.</summary>
    [Field("config", 2, List = ListType.Atomic)]
    public Items<DeviceAllocationConfiguration> Config { get; init; }
}
