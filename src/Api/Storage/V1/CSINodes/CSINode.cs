using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Storage.V1;

[ApiType("io.k8s.api.storage.v1.CSINode", TypeMeta = true)]
public sealed partial record CSINode
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Always = true)]
    public CSINodeSpec Spec { get; init; } = CSINodeSpec.Empty;
}
