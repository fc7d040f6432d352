using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

[ApiType("io.k8s.api.networking.v1.NetworkPolicy", TypeMeta = true)]
public sealed partial record NetworkPolicy
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2)]
    public NetworkPolicySpec Spec { get; init; } = NetworkPolicySpec.Empty;
}
