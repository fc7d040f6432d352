using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Storage.V1;

/// <summary>The CSI drivers of a node.</summary>
[ApiType("io.k8s.api.storage.v1.CSINodeSpec")]
public sealed partial record CSINodeSpec
{
    /// <summary>The drivers.</summary>
    [Field("drivers", 1, Required = true, Always = true, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge")]
    public Items<CSINodeDriver> Drivers { get; init; }
}
