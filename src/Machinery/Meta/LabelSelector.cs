using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>Selects objects by their labels. All conditions must hold; an empty selector selects everything, an absent one nothing.</summary>
[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector", Atomic = true)]
public sealed partial record LabelSelector
{
    /// <summary>Labels that must have exactly these values.</summary>
    [Field("matchLabels", 1)]
    public OrderedMap<string> MatchLabels { get; init; }

    /// <summary>Further conditions on labels.</summary>
    [Field("matchExpressions", 2, List = ListType.Atomic)]
    public Items<LabelSelectorRequirement> MatchExpressions { get; init; }
}
