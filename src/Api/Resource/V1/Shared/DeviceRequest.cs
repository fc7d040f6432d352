using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

[ApiType("io.k8s.api.resource.v1.DeviceRequest")]
public sealed partial record DeviceRequest
{
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    [Field("exactly", 2)]
    public ExactDeviceRequest? Exactly { get; init; }

    [Field("firstAvailable", 3, List = ListType.Atomic)]
    public Items<DeviceSubRequest> FirstAvailable { get; init; }
}
