using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>The state of a namespace.</summary>
[ApiType("io.k8s.api.core.v1.NamespaceStatus")]
public sealed partial record NamespaceStatus
{
    /// <summary>Active or Terminating.</summary>
    [Field("phase", 1, Enum = "Active|Terminating")]
    public string Phase { get; init; } = "";

    /// <summary>What holds up its end.</summary>
    [Field("conditions", 2, List = ListType.Map, Keys = "type", MergeKey = "type", Strategy = "merge")]
    public Items<NamespaceCondition> Conditions { get; init; }
}
