using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>What a driver says of a device that was given to a claim.</summary>
[ApiType("io.k8s.api.resource.v1.AllocatedDeviceStatus")]
public sealed partial record AllocatedDeviceStatus
{
    /// <summary>The driver.</summary>
    [Field("driver", 1, Required = true, Always = true)]
    public string Driver { get; init; } = "";

    /// <summary>The pool.</summary>
    [Field("pool", 2, Required = true, Always = true)]
    public string Pool { get; init; } = "";

    /// <summary>The device.</summary>
    [Field("device", 3, Required = true, Always = true)]
    public string Device { get; init; } = "";

    /// <summary>What holds of it.</summary>
    [Field("conditions", 4, Always = true, List = ListType.Map, Keys = "type")]
    public Items<Condition> Conditions { get; init; }

    /// <summary>What else the driver says.</summary>
    [Field("data", 5)]
    public RawJson Data { get; init; }

    /// <summary>Its network addresses.</summary>
    [Field("networkData", 6)]
    public NetworkDeviceData? NetworkData { get; init; }

    /// <summary>Which share of a device that several have.</summary>
    [Field("shareID", 7)]
    public string? ShareID { get; init; }
}
