using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>A claim for devices, and what it was given.</summary>
[ApiType("io.k8s.api.resource.v1.ResourceClaim", TypeMeta = true)]
public sealed partial record ResourceClaim
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>What is asked for.</summary>
    [Field("spec", 2, Required = true, Always = true)]
    public ResourceClaimSpec Spec { get; init; } = ResourceClaimSpec.Empty;

    /// <summary>What is so at present; written by the system.</summary>
    [Field("status", 3)]
    public ResourceClaimStatus Status { get; init; } = ResourceClaimStatus.Empty;
}
