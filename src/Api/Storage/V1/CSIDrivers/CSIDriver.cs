using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Storage.V1;

/// <summary>What a CSI driver needs.</summary>
[ApiType("io.k8s.api.storage.v1.CSIDriver", TypeMeta = true)]
public sealed partial record CSIDriver
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>What is asked for.</summary>
    [Field("spec", 2, Required = true, Always = true)]
    public CSIDriverSpec Spec { get; init; } = CSIDriverSpec.Empty;
}
