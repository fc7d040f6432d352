using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

[ApiType("io.k8s.api.resource.v1.ResourceSlice", TypeMeta = true)]
public sealed partial record ResourceSlice
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Always = true)]
    public ResourceSliceSpec Spec { get; init; } = ResourceSliceSpec.Empty;
}
