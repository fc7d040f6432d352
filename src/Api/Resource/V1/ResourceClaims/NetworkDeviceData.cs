using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

[ApiType("io.k8s.api.resource.v1.NetworkDeviceData")]
public sealed partial record NetworkDeviceData
{
    [Field("interfaceName", 1)]
    public string InterfaceName { get; init; } = "";

    [Field("ips", 2, List = ListType.Atomic)]
    public Items<string> Ips { get; init; }

    [Field("hardwareAddress", 3)]
    public string HardwareAddress { get; init; } = "";
}
