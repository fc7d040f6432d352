using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Places a pod on a node.</summary>
[ApiType("io.k8s.api.core.v1.Binding", TypeMeta = true)]
public sealed partial record Binding
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>The node.</summary>
    [Field("target", 2, Required = true, Always = true)]
    public ObjectReference Target { get; init; } = ObjectReference.Empty;
}
