using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Storage.V1;

[ApiType("io.k8s.api.storage.v1.CSINodeSpec")]
public sealed partial record CSINodeSpec
{
    [Field("drivers", 1, Required = true, Always = true, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge")]
    public Items<CSINodeDriver> Drivers { get; init; }
}
