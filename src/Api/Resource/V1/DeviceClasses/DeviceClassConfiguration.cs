using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

[ApiType("io.k8s.api.resource.v1.DeviceClassConfiguration")]
public sealed partial record DeviceClassConfiguration
{
    [Field("opaque", 1, Via = "1")]
    public OpaqueDeviceConfiguration? Opaque { get; init; }
}
