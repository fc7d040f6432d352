using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiExtensions.V1;

[ApiType("io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.SelectableField")]
public sealed partial record SelectableField
{
    [Field("jsonPath", 1, Required = true, Always = true)]
    public string JsonPath { get; init; } = "";
}
