using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

[ApiType("io.k8s.api.resource.v1.DeviceClass", TypeMeta = true)]
public sealed partial record DeviceClass
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Always = true)]
    public DeviceClassSpec Spec { get; init; } = DeviceClassSpec.Empty;
}
