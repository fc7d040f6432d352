using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Coordination.V1;

/// <summary>A claim to something for a time that must be renewed: by it nodes say that they live and one of several controllers leads.</summary>
[ApiType("io.k8s.api.coordination.v1.Lease", TypeMeta = true)]
public sealed partial record Lease
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>What is asked for.</summary>
    [Field("spec", 2)]
    public LeaseSpec Spec { get; init; } = LeaseSpec.Empty;
}
