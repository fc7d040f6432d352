using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Values that a node's label may have.</summary>
[ApiType("io.k8s.api.core.v1.TopologySelectorLabelRequirement")]
public sealed partial record TopologySelectorLabelRequirement
{
    /// <summary>The label.</summary>
    [Field("key", 1, Required = true, Always = true)]
    public string Key { get; init; } = "";

    /// <summary>The values; one of them.</summary>
    [Field("values", 2, Required = true, Always = true, List = ListType.Atomic)]
    public Items<string> Values { get; init; }
}
