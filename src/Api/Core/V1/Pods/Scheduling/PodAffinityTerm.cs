using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Pods, and what being near them means.</summary>
[ApiType("io.k8s.api.core.v1.PodAffinityTerm")]
public sealed partial record PodAffinityTerm
{
    /// <summary>The pods, by labels; absent means none.</summary>
    [Field("labelSelector", 1)]
    public LabelSelector? LabelSelector { get; init; }

    /// <summary>Their namespaces.</summary>
    [Field("namespaces", 2, List = ListType.Atomic)]
    public Items<string> Namespaces { get; init; }

    /// <summary>The label of nodes whose value is the same where things are near: a host name, a zone.</summary>
    [Field("topologyKey", 3, Required = true, Always = true)]
    public string TopologyKey { get; init; } = "";

    /// <summary>Their namespaces, by labels, beside those named; an empty selector means all.</summary>
    [Field("namespaceSelector", 4)]
    public LabelSelector? NamespaceSelector { get; init; }

    /// <summary>Labels whose values of the pod to be placed are added to the selector.</summary>
    [Field("matchLabelKeys", 5, List = ListType.Atomic)]
    public Items<string> MatchLabelKeys { get; init; }

    /// <summary>Labels whose values of the pod to be placed are excluded by the selector.</summary>
    [Field("mismatchLabelKeys", 6, List = ListType.Atomic)]
    public Items<string> MismatchLabelKeys { get; init; }
}
