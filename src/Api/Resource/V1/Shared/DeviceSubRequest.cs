using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>One of several possible requests.</summary>
[ApiType("io.k8s.api.resource.v1.DeviceSubRequest")]
public sealed partial record DeviceSubRequest
{
    /// <summary>Its name.</summary>
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    /// <summary>The class.</summary>
    [Field("deviceClassName", 2, Required = true, Always = true)]
    public string DeviceClassName { get; init; } = "";

    /// <summary>What must hold of a device.</summary>
    [Field("selectors", 3, List = ListType.Atomic)]
    public Items<DeviceSelector> Selectors { get; init; }

    /// <summary>ExactCount or All.</summary>
    [Field("allocationMode", 4, Enum = "All|ExactCount")]
    public string AllocationMode { get; init; } = "";

    /// <summary>How many; 1 if nothing is said.</summary>
    [Field("count", 5)]
    public long Count { get; init; }

    /// <summary>Taints that are put up with.</summary>
    [Field("tolerations", 6, List = ListType.Atomic)]
    public Items<DeviceToleration> Tolerations { get; init; }

    /// <summary>What of the capacity is wanted.</summary>
    [Field("capacity", 7)]
    public CapacityRequirements? Capacity { get; init; }
}
