using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A machine that runs pods.</summary>
[ApiType("io.k8s.api.core.v1.Node", TypeMeta = true)]
public sealed partial record Node
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>What is asked for.</summary>
    [Field("spec", 2)]
    public NodeSpec Spec { get; init; } = NodeSpec.Empty;

    /// <summary>What is so at present; written by the system.</summary>
    [Field("status", 3)]
    public NodeStatus Status { get; init; } = NodeStatus.Empty;
}
