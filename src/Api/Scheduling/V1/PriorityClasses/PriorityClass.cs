using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Scheduling.V1;

[ApiType("io.k8s.api.scheduling.v1.PriorityClass", TypeMeta = true)]
public sealed partial record PriorityClass
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("value", 2, Always = true)]
    public int Value { get; init; }

    [Field("globalDefault", 3)]
    public bool GlobalDefault { get; init; }

    [Field("description", 4)]
    public string Description { get; init; } = "";

    [Field("preemptionPolicy", 5, Enum = "Never|PreemptLowerPriority")]
    public string? PreemptionPolicy { get; init; }
}
