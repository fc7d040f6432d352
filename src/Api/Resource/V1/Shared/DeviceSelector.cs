using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>A condition on a device.</summary>
[ApiType("io.k8s.api.resource.v1.DeviceSelector")]
public sealed partial record DeviceSelector
{
    /// <summary>As a CEL expression.</summary>
    [Field("cel", 1)]
    public CELDeviceSelector? Cel { get; init; }
}
