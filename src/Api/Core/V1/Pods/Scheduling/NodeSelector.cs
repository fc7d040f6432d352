using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Nodes that fulfil at least one of several terms.</summary>
[ApiType("io.k8s.api.core.v1.NodeSelector", Atomic = true)]
public sealed partial record NodeSelector
{
    /// <summary>The terms.</summary>
    [Field("nodeSelectorTerms", 1, Required = true, Always = true, List = ListType.Atomic)]
    public Items<NodeSelectorTerm> NodeSelectorTerms { get; init; }
}
