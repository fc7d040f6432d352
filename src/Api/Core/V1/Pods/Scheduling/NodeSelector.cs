using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.NodeSelector", Atomic = true)]
public sealed partial record NodeSelector
{
    [Field("nodeSelectorTerms", 1, Required = true, Always = true, List = ListType.Atomic)]
    public Items<NodeSelectorTerm> NodeSelectorTerms { get; init; }
}
