using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>What devices a class has.</summary>
[ApiType("io.k8s.api.resource.v1.DeviceClassSpec")]
public sealed partial record DeviceClassSpec
{
    /// <summary>What must hold of a device.</summary>
    [Field("selectors", 1, List = ListType.Atomic)]
    public Items<DeviceSelector> Selectors { get; init; }

    /// <summary>Settings.</summary>
    [Field("config", 2, List = ListType.Atomic)]
    public Items<DeviceClassConfiguration> Config { get; init; }

    /// <summary>A resource name under which pods ask for it without a claim.</summary>
    [Field("extendedResourceName", 4)]
    public string? ExtendedResourceName { get; init; }
}
