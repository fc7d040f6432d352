using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.PodAffinityTerm")]
public sealed partial record PodAffinityTerm
{
    [Field("labelSelector", 1)]
    public LabelSelector? LabelSelector { get; init; }

    [Field("namespaces", 2, List = ListType.Atomic)]
    public Items<string> Namespaces { get; init; }

    [Field("topologyKey", 3, Required = true, Always = true)]
    public string TopologyKey { get; init; } = "";

    [Field("namespaceSelector", 4)]
    public LabelSelector? NamespaceSelector { get; init; }

    [Field("matchLabelKeys", 5, List = ListType.Atomic)]
    public Items<string> MatchLabelKeys { get; init; }

    [Field("mismatchLabelKeys", 6, List = ListType.Atomic)]
    public Items<string> MismatchLabelKeys { get; init; }
}
