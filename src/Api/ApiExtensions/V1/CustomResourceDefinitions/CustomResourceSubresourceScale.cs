using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiExtensions.V1;

[ApiType("io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceSubresourceScale")]
public sealed partial record CustomResourceSubresourceScale
{
    [Field("specReplicasPath", 1, Required = true, Always = true)]
    public string SpecReplicasPath { get; init; } = "";

    [Field("statusReplicasPath", 2, Required = true, Always = true)]
    public string StatusReplicasPath { get; init; } = "";

    [Field("labelSelectorPath", 3)]
    public string? LabelSelectorPath { get; init; }
}
