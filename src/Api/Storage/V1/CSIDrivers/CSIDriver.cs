using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Storage.V1;

[ApiType("io.k8s.api.storage.v1.CSIDriver", TypeMeta = true)]
public sealed partial record CSIDriver
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Always = true)]
    public CSIDriverSpec Spec { get; init; } = CSIDriverSpec.Empty;
}
