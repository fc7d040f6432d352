using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

[ApiType("io.k8s.api.networking.v1.IngressClass", TypeMeta = true)]
public sealed partial record IngressClass
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2)]
    public IngressClassSpec Spec { get; init; } = IngressClassSpec.Empty;
}
