using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authorization.V1;

/// <summary>The field selector of a request.</summary>
[ApiType("io.k8s.api.authorization.v1.FieldSelectorAttributes")]
public sealed partial record FieldSelectorAttributes
{
    /// <summary>As text; not with requirements.</summary>
    [Field("rawSelector", 1)]
    public string RawSelector { get; init; } = "";

    /// <summary>Its conditions.</summary>
    [Field("requirements", 2, List = ListType.Atomic)]
    public Items<FieldSelectorRequirement> Requirements { get; init; }
}
