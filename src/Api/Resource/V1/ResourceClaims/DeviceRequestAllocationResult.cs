using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>A device that was given to a request.</summary>
[ApiType("io.k8s.api.resource.v1.DeviceRequestAllocationResult")]
public sealed partial record DeviceRequestAllocationResult
{
    /// <summary>The request.</summary>
    [Field("request", 1, Required = true, Always = true)]
    public string Request { get; init; } = "";

    /// <summary>The driver.</summary>
    [Field("driver", 2, Required = true, Always = true)]
    public string Driver { get; init; } = "";

    /// <summary>The pool.</summary>
    [Field("pool", 3, Required = true, Always = true)]
    public string Pool { get; init; } = "";

    /// <summary>The device.</summary>
    [Field("device", 4, Required = true, Always = true)]
    public string Device { get; init; } = "";

    /// <summary>It is shared with whoever uses it, to look after it.</summary>
    [Field("adminAccess", 5)]
    public bool? AdminAccess { get; init; }

    /// <summary>Taints that are put up with.</summary>
    [Field("tolerations", 6, List = ListType.Atomic)]
    public Items<DeviceToleration> Tolerations { get; init; }

    /// <summary>Conditions that must be true before the pod is bound.</summary>
    [Field("bindingConditions", 7, List = ListType.Atomic)]
    public Items<string> BindingConditions { get; init; }

    /// <summary>Conditions that mean that it cannot be used after all.</summary>
    [Field("bindingFailureConditions", 8, List = ListType.Atomic)]
    public Items<string> BindingFailureConditions { get; init; }

    /// <summary>Which share of a device that several have.</summary>
    [Field("shareID", 9)]
    public string? ShareID { get; init; }

    /// <summary>What of its capacity was given.</summary>
    [Field("consumedCapacity", 10)]
    public OrderedMap<Quantity> ConsumedCapacity { get; init; }
}
