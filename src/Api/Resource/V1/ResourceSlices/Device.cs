using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

[ApiType("io.k8s.api.resource.v1.Device")]
public sealed partial record Device
{
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    [Field("attributes", 2)]
    public OrderedMap<DeviceAttribute> Attributes { get; init; }

    [Field("capacity", 3)]
    public OrderedMap<DeviceCapacity> Capacity { get; init; }

    [Field("consumesCounters", 4, List = ListType.Atomic)]
    public Items<DeviceCounterConsumption> ConsumesCounters { get; init; }

    [Field("nodeName", 5)]
    public string? NodeName { get; init; }

    [Field("nodeSelector", 6)]
    public NodeSelector? NodeSelector { get; init; }

    [Field("allNodes", 7)]
    public bool? AllNodes { get; init; }

    [Field("taints", 8, List = ListType.Atomic)]
    public Items<DeviceTaint> Taints { get; init; }

    [Field("bindsToNode", 9)]
    public bool? BindsToNode { get; init; }

    [Field("bindingConditions", 10, List = ListType.Atomic)]
    public Items<string> BindingConditions { get; init; }

    [Field("bindingFailureConditions", 11, List = ListType.Atomic)]
    public Items<string> BindingFailureConditions { get; init; }

    [Field("allowMultipleAllocations", 12)]
    public bool? AllowMultipleAllocations { get; init; }

    [Field("nodeAllocatableResourceMappings", 13)]
    public OrderedMap<NodeAllocatableResourceMapping> NodeAllocatableResourceMappings { get; init; }
}
