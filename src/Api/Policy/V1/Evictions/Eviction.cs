using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Policy.V1;

/// <summary>A request to end a pod that its disruption budgets can refuse.</summary>
[ApiType("io.k8s.api.policy.v1.Eviction", TypeMeta = true)]
public sealed partial record Eviction
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>Options of the deletion.</summary>
    [Field("deleteOptions", 2)]
    public DeleteOptions? DeleteOptions { get; init; }
}
