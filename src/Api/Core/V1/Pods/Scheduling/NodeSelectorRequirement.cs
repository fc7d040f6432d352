using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.NodeSelectorRequirement")]
public sealed partial record NodeSelectorRequirement
{
    [Field("key", 1, Required = true, Always = true)]
    public string Key { get; init; } = "";

    [Field("operator", 2, Required = true, Always = true, Enum = "DoesNotExist|Exists|Gt|In|Lt|NotIn")]
    public string Operator { get; init; } = "";

    [Field("values", 3, List = ListType.Atomic)]
    public Items<string> Values { get; init; }
}
