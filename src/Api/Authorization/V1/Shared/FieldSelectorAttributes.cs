using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authorization.V1;

[ApiType("io.k8s.api.authorization.v1.FieldSelectorAttributes")]
public sealed partial record FieldSelectorAttributes
{
    [Field("rawSelector", 1)]
    public string RawSelector { get; init; } = "";

    [Field("requirements", 2, List = ListType.Atomic)]
    public Items<FieldSelectorRequirement> Requirements { get; init; }
}
