using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

[ApiType("io.k8s.api.resource.v1.ResourceSliceSpec")]
public sealed partial record ResourceSliceSpec
{
    [Field("driver", 1, Required = true, Always = true)]
    public string Driver { get; init; } = "";

    [Field("pool", 2, Required = true, Always = true)]
    public ResourcePool Pool { get; init; } = ResourcePool.Empty;

    [Field("nodeName", 3)]
    public string? NodeName { get; init; }

    [Field("nodeSelector", 4)]
    public NodeSelector? NodeSelector { get; init; }

    [Field("allNodes", 5)]
    public bool? AllNodes { get; init; }

    [Field("devices", 6, List = ListType.Atomic)]
    public Items<Device> Devices { get; init; }

    [Field("perDeviceNodeSelection", 7)]
    public bool? PerDeviceNodeSelection { get; init; }

    [Field("sharedCounters", 8, List = ListType.Atomic)]
    public Items<CounterSet> SharedCounters { get; init; }
}
