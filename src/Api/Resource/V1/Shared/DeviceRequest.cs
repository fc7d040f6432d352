using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>A request for devices; one of the two.</summary>
[ApiType("io.k8s.api.resource.v1.DeviceRequest")]
public sealed partial record DeviceRequest
{
    /// <summary>Its name in the claim.</summary>
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    /// <summary>This.</summary>
    [Field("exactly", 2)]
    public ExactDeviceRequest? Exactly { get; init; }

    /// <summary>The first of these that can be had.</summary>
    [Field("firstAvailable", 3, List = ListType.Atomic)]
    public Items<DeviceSubRequest> FirstAvailable { get; init; }
}
