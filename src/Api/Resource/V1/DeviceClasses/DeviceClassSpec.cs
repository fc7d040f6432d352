using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

[ApiType("io.k8s.api.resource.v1.DeviceClassSpec")]
public sealed partial record DeviceClassSpec
{
    [Field("selectors", 1, List = ListType.Atomic)]
    public Items<DeviceSelector> Selectors { get; init; }

    [Field("config", 2, List = ListType.Atomic)]
    public Items<DeviceClassConfiguration> Config { get; init; }

    [Field("extendedResourceName", 4)]
    public string? ExtendedResourceName { get; init; }
}
