using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.ConfigMapVolumeSource")]
public sealed partial record ConfigMapVolumeSource
{
    [Field("name", 1, Via = "1")]
    public string Name { get; init; } = "";

    [Field("items", 2, List = ListType.Atomic)]
    public Items<KeyToPath> Items { get; init; }

    [Field("defaultMode", 3)]
    public int? DefaultMode { get; init; }

    [Field("optional", 4)]
    public bool? Optional { get; init; }
}
