using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>A condition on a field's value.</summary>
[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.FieldSelectorRequirement")]
public sealed partial record FieldSelectorRequirement
{
    /// <summary>The field.</summary>
    [Field("key", 1, Required = true, Always = true)]
    public string Key { get; init; } = "";

    /// <summary>How the values are compared: In, NotIn, Exists or DoesNotExist.</summary>
    [Field("operator", 2, Required = true, Always = true)]
    public string Operator { get; init; } = "";

    /// <summary>The values, for In and NotIn.</summary>
    [Field("values", 3, List = ListType.Atomic)]
    public Items<string> Values { get; init; }
}
