using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>Network addresses of a device.</summary>
[ApiType("io.k8s.api.resource.v1.NetworkDeviceData")]
public sealed partial record NetworkDeviceData
{
    /// <summary>The interface.</summary>
    [Field("interfaceName", 1)]
    public string InterfaceName { get; init; } = "";

    /// <summary>Its addresses with prefix lengths.</summary>
    [Field("ips", 2, List = ListType.Atomic)]
    public Items<string> Ips { get; init; }

    /// <summary>Its hardware address.</summary>
    [Field("hardwareAddress", 3)]
    public string HardwareAddress { get; init; } = "";
}
