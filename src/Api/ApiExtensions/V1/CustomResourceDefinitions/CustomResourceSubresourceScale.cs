using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>Where the numbers of the scale subresource are.</summary>
[ApiType("io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceSubresourceScale")]
public sealed partial record CustomResourceSubresourceScale
{
    /// <summary>The number wanted.</summary>
    [Field("specReplicasPath", 1, Required = true, Always = true)]
    public string SpecReplicasPath { get; init; } = "";

    /// <summary>The number there is.</summary>
    [Field("statusReplicasPath", 2, Required = true, Always = true)]
    public string StatusReplicasPath { get; init; } = "";

    /// <summary>The selector of the pods, as text.</summary>
    [Field("labelSelectorPath", 3)]
    public string? LabelSelectorPath { get; init; }
}
