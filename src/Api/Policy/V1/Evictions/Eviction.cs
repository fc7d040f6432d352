using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Policy.V1;

[ApiType("io.k8s.api.policy.v1.Eviction", TypeMeta = true)]
public sealed partial record Eviction
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("deleteOptions", 2)]
    public DeleteOptions? DeleteOptions { get; init; }
}
