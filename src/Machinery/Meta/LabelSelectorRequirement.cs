using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>A condition on one label.</summary>
[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelectorRequirement")]
public sealed partial record LabelSelectorRequirement
{
    /// <summary>The label's name.</summary>
    [Field("key", 1, Required = true, Always = true)]
    public string Key { get; init; } = "";

    /// <summary>In, NotIn, Exists or DoesNotExist.</summary>
    [Field("operator", 2, Required = true, Always = true)]
    public string Operator { get; init; } = "";

    /// <summary>The values for In and NotIn; none for the others.</summary>
    [Field("values", 3, List = ListType.Atomic)]
    public Items<string> Values { get; init; }
}
