using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>Something a device has an amount of.</summary>
[ApiType("io.k8s.api.resource.v1.DeviceCapacity")]
public sealed partial record DeviceCapacity
{
    /// <summary>The amount.</summary>
    [Field("value", 1, Required = true, Always = true)]
    public Quantity Value { get; init; }

    /// <summary>What of it can be asked for.</summary>
    [Field("requestPolicy", 2)]
    public CapacityRequestPolicy? RequestPolicy { get; init; }
}
