using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>A device.</summary>
[ApiType("io.k8s.api.resource.v1.Device")]
public sealed partial record Device
{
    /// <summary>Its name in the pool.</summary>
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    /// <summary>What it is, by name.</summary>
    [Field("attributes", 2)]
    public OrderedMap<DeviceAttribute> Attributes { get; init; }

    /// <summary>What it has, by name.</summary>
    [Field("capacity", 3)]
    public OrderedMap<DeviceCapacity> Capacity { get; init; }

    /// <summary>What it takes of shared amounts.</summary>
    [Field("consumesCounters", 4, List = ListType.Atomic)]
    public Items<DeviceCounterConsumption> ConsumesCounters { get; init; }

    /// <summary>The node it is on.</summary>
    [Field("nodeName", 5)]
    public string? NodeName { get; init; }

    /// <summary>The nodes on which it can be used.</summary>
    [Field("nodeSelector", 6)]
    public NodeSelector? NodeSelector { get; init; }

    /// <summary>It can be used on every node.</summary>
    [Field("allNodes", 7)]
    public bool? AllNodes { get; init; }

    /// <summary>Marks that keep claims away.</summary>
    [Field("taints", 8, List = ListType.Atomic)]
    public Items<DeviceTaint> Taints { get; init; }

    /// <summary>With it a claim is bound to the node.</summary>
    [Field("bindsToNode", 9)]
    public bool? BindsToNode { get; init; }

    /// <summary>Conditions that must be true before a pod is bound.</summary>
    [Field("bindingConditions", 10, List = ListType.Atomic)]
    public Items<string> BindingConditions { get; init; }

    /// <summary>Conditions that mean that it cannot be used after all.</summary>
    [Field("bindingFailureConditions", 11, List = ListType.Atomic)]
    public Items<string> BindingFailureConditions { get; init; }

    /// <summary>Several claims can have a share.</summary>
    [Field("allowMultipleAllocations", 12)]
    public bool? AllowMultipleAllocations { get; init; }

    /// <summary>Resources of the node that it takes up.</summary>
    [Field("nodeAllocatableResourceMappings", 13)]
    public OrderedMap<NodeAllocatableResourceMapping> NodeAllocatableResourceMappings { get; init; }
}
