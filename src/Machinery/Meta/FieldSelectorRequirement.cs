using Keles.Machinery.Schema;

namespace Keles.Machinery;

[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.FieldSelectorRequirement")]
public sealed partial record FieldSelectorRequirement
{
    [Field("key", 1, Required = true, Always = true)]
    public string Key { get; init; } = "";

    [Field("operator", 2, Required = true, Always = true)]
    public string Operator { get; init; } = "";

    [Field("values", 3, List = ListType.Atomic)]
    public Items<string> Values { get; init; }
}
