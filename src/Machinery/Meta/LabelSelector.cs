using Keles.Machinery.Schema;

namespace Keles.Machinery;

[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector", Atomic = true)]
public sealed partial record LabelSelector
{
    [Field("matchLabels", 1)]
    public OrderedMap<string> MatchLabels { get; init; }

    [Field("matchExpressions", 2, List = ListType.Atomic)]
    public Items<LabelSelectorRequirement> MatchExpressions { get; init; }
}
