using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Deprecated: whether a part of the control plane is well.</summary>
[ApiType("io.k8s.api.core.v1.ComponentStatus", TypeMeta = true)]
public sealed partial record ComponentStatus
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>What holds of it.</summary>
    [Field("conditions", 2, List = ListType.Map, Keys = "type", MergeKey = "type", Strategy = "merge")]
    public Items<ComponentCondition> Conditions { get; init; }
}
