using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Scheduling.V1;

/// <summary>A name for a priority of pods.</summary>
[ApiType("io.k8s.api.scheduling.v1.PriorityClass", TypeMeta = true)]
public sealed partial record PriorityClass
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>The priority: higher ones go first.</summary>
    [Field("value", 2, Always = true)]
    public int Value { get; init; }

    /// <summary>Pods that name no class have this one.</summary>
    [Field("globalDefault", 3)]
    public bool GlobalDefault { get; init; }

    /// <summary>When to use it.</summary>
    [Field("description", 4)]
    public string Description { get; init; } = "";

    /// <summary>Whether its pods may drive others out: PreemptLowerPriority or Never.</summary>
    [Field("preemptionPolicy", 5, Enum = "Never|PreemptLowerPriority")]
    public string? PreemptionPolicy { get; init; }
}
