using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>Settings that every claim of a class gets.</summary>
[ApiType("io.k8s.api.resource.v1.DeviceClassConfiguration")]
public sealed partial record DeviceClassConfiguration
{
    /// <summary>Settings for a driver.</summary>
    [Field("opaque", 1, Via = "1")]
    public OpaqueDeviceConfiguration? Opaque { get; init; }
}
