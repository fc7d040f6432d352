using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>The subresources of a version.</summary>
[ApiType("io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceSubresources")]
public sealed partial record CustomResourceSubresources
{
    /// <summary>The status is written apart from the rest.</summary>
    [Field("status", 1)]
    public CustomResourceSubresourceStatus? Status { get; init; }

    /// <summary>The number of replicas can be changed alone.</summary>
    [Field("scale", 2)]
    public CustomResourceSubresourceScale? Scale { get; init; }
}
