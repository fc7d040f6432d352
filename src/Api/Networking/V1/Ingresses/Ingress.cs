using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

[ApiType("io.k8s.api.networking.v1.Ingress", TypeMeta = true)]
public sealed partial record Ingress
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2)]
    public IngressSpec Spec { get; init; } = IngressSpec.Empty;

    [Field("status", 3)]
    public IngressStatus Status { get; init; } = IngressStatus.Empty;
}
