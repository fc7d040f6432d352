using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Storage.V1;

/// <summary>The CSI drivers of a node.</summary>
[ApiType("io.k8s.api.storage.v1.CSINode", TypeMeta = true)]
public sealed partial record CSINode
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>What is asked for.</summary>
    [Field("spec", 2, Required = true, Always = true)]
    public CSINodeSpec Spec { get; init; } = CSINodeSpec.Empty;
}
