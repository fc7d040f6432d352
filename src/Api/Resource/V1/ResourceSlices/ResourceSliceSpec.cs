using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>The devices of a slice.</summary>
[ApiType("io.k8s.api.resource.v1.ResourceSliceSpec")]
public sealed partial record ResourceSliceSpec
{
    /// <summary>The driver.</summary>
    [Field("driver", 1, Required = true, Always = true)]
    public string Driver { get; init; } = "";

    /// <summary>The pool.</summary>
    [Field("pool", 2, Required = true, Always = true)]
    public ResourcePool Pool { get; init; } = ResourcePool.Empty;

    /// <summary>The node they are on.</summary>
    [Field("nodeName", 3)]
    public string? NodeName { get; init; }

    /// <summary>The nodes on which they can be used.</summary>
    [Field("nodeSelector", 4)]
    public NodeSelector? NodeSelector { get; init; }

    /// <summary>They can be used on every node.</summary>
    [Field("allNodes", 5)]
    public bool? AllNodes { get; init; }

    /// <summary>The devices.</summary>
    [Field("devices", 6, List = ListType.Atomic)]
    public Items<Device> Devices { get; init; }

    /// <summary>Each device says itself where it can be used.</summary>
    [Field("perDeviceNodeSelection", 7)]
    public bool? PerDeviceNodeSelection { get; init; }

    /// <summary>Amounts that the devices share.</summary>
    [Field("sharedCounters", 8, List = ListType.Atomic)]
    public Items<CounterSet> SharedCounters { get; init; }
}
