using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A claim for devices that the pod's containers can use by name. Exactly one of the two sources is set.</summary>
[ApiType("io.k8s.api.core.v1.PodResourceClaim")]
public sealed partial record PodResourceClaim
{
    /// <summary>The name by which containers refer to it.</summary>
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    /// <summary>A claim in the pod's namespace.</summary>
    [Field("resourceClaimName", 3)]
    public string? ResourceClaimName { get; init; }

    /// <summary>A template from which a claim is made for this pod alone.</summary>
    [Field("resourceClaimTemplateName", 4)]
    public string? ResourceClaimTemplateName { get; init; }
}
