using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>Settings for devices that were given.</summary>
[ApiType("io.k8s.api.resource.v1.DeviceAllocationConfiguration")]
public sealed partial record DeviceAllocationConfiguration
{
    /// <summary>FromClass or FromClaim.</summary>
    [Field("source", 1, Required = true, Always = true, Enum = "FromClaim|FromClass")]
    public string Source { get; init; } = "";

    /// <summary>The requests they are for; all if nothing is said.</summary>
    [Field("requests", 2, List = ListType.Atomic)]
    public Items<string> Requests { get; init; }

    /// <summary>Settings for a driver.</summary>
    [Field("opaque", 1, Via = "3")]
    public OpaqueDeviceConfiguration? Opaque { get; init; }
}
