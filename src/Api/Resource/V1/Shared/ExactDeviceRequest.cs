using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>A request for devices.</summary>
[ApiType("io.k8s.api.resource.v1.ExactDeviceRequest")]
public sealed partial record ExactDeviceRequest
{
    /// <summary>The class.</summary>
    [Field("deviceClassName", 1, Required = true, Always = true)]
    public string DeviceClassName { get; init; } = "";

    /// <summary>What must hold of a device.</summary>
    [Field("selectors", 2, List = ListType.Atomic)]
    public Items<DeviceSelector> Selectors { get; init; }

    /// <summary>ExactCount or All.</summary>
    [Field("allocationMode", 3, Enum = "All|ExactCount")]
    public string AllocationMode { get; init; } = "";

    /// <summary>How many; 1 if nothing is said.</summary>
    [Field("count", 4)]
    public long Count { get; init; }

    /// <summary>Use devices together with whoever has them, to look after them.</summary>
    [Field("adminAccess", 5)]
    public bool? AdminAccess { get; init; }

    /// <summary>Taints that are put up with.</summary>
    [Field("tolerations", 6, List = ListType.Atomic)]
    public Items<DeviceToleration> Tolerations { get; init; }

    /// <summary>What of the capacity is wanted.</summary>
    [Field("capacity", 7)]
    public CapacityRequirements? Capacity { get; init; }
}
