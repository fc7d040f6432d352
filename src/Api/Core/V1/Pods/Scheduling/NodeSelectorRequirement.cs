using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A condition on a label or field of a node.</summary>
[ApiType("io.k8s.api.core.v1.NodeSelectorRequirement")]
public sealed partial record NodeSelectorRequirement
{
    /// <summary>The label or field.</summary>
    [Field("key", 1, Required = true, Always = true)]
    public string Key { get; init; } = "";

    /// <summary>In, NotIn, Exists, DoesNotExist, Gt or Lt.</summary>
    [Field("operator", 2, Required = true, Always = true, Enum = "DoesNotExist|Exists|Gt|In|Lt|NotIn")]
    public string Operator { get; init; } = "";

    /// <summary>The values; one number for Gt and Lt, none for the tests of existence.</summary>
    [Field("values", 3, List = ListType.Atomic)]
    public Items<string> Values { get; init; }
}
