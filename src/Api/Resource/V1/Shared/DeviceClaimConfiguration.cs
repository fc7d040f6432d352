using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>Settings for devices of a claim.</summary>
[ApiType("io.k8s.api.resource.v1.DeviceClaimConfiguration")]
public sealed partial record DeviceClaimConfiguration
{
    /// <summary>The requests they are for; all if nothing is said.</summary>
    [Field("requests", 1, List = ListType.Atomic)]
    public Items<string> Requests { get; init; }

    /// <summary>Settings for a driver.</summary>
    [Field("opaque", 1, Via = "2")]
    public OpaqueDeviceConfiguration? Opaque { get; init; }
}
