using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.ConfigMapProjection")]
public sealed partial record ConfigMapProjection
{
    [Field("name", 1, Via = "1")]
    public string Name { get; init; } = "";

    [Field("items", 2, List = ListType.Atomic)]
    public Items<KeyToPath> Items { get; init; }

    [Field("optional", 4)]
    public bool? Optional { get; init; }
}
