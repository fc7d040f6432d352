using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

[ApiType("io.k8s.api.resource.v1.DeviceClaimConfiguration")]
public sealed partial record DeviceClaimConfiguration
{
    [Field("requests", 1, List = ListType.Atomic)]
    public Items<string> Requests { get; init; }

    [Field("opaque", 1, Via = "2")]
    public OpaqueDeviceConfiguration? Opaque { get; init; }
}
