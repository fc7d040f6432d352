using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.Node", TypeMeta = true)]
public sealed partial record Node
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2)]
    public NodeSpec Spec { get; init; } = NodeSpec.Empty;

    [Field("status", 3)]
    public NodeStatus Status { get; init; } = NodeStatus.Empty;
}
