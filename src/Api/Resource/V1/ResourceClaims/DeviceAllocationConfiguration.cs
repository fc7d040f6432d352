using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

[ApiType("io.k8s.api.resource.v1.DeviceAllocationConfiguration")]
public sealed partial record DeviceAllocationConfiguration
{
    [Field("source", 1, Required = true, Always = true, Enum = "FromClaim|FromClass")]
    public string Source { get; init; } = "";

    [Field("requests", 2, List = ListType.Atomic)]
    public Items<string> Requests { get; init; }

    [Field("opaque", 1, Via = "3")]
    public OpaqueDeviceConfiguration? Opaque { get; init; }
}
