using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

[ApiType("io.k8s.api.resource.v1.AllocatedDeviceStatus")]
public sealed partial record AllocatedDeviceStatus
{
    [Field("driver", 1, Required = true, Always = true)]
    public string Driver { get; init; } = "";

    [Field("pool", 2, Required = true, Always = true)]
    public string Pool { get; init; } = "";

    [Field("device", 3, Required = true, Always = true)]
    public string Device { get; init; } = "";

    [Field("conditions", 4, Always = true, List = ListType.Map, Keys = "type")]
    public Items<Condition> Conditions { get; init; }

    [Field("data", 5)]
    public RawJson Data { get; init; }

    [Field("networkData", 6)]
    public NetworkDeviceData? NetworkData { get; init; }

    [Field("shareID", 7)]
    public string? ShareID { get; init; }
}
