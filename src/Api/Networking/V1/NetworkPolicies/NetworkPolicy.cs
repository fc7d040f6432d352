using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

/// <summary>Which connections pods may have.</summary>
[ApiType("io.k8s.api.networking.v1.NetworkPolicy", TypeMeta = true)]
public sealed partial record NetworkPolicy
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>What is asked for.</summary>
    [Field("spec", 2)]
    public NetworkPolicySpec Spec { get; init; } = NetworkPolicySpec.Empty;
}
