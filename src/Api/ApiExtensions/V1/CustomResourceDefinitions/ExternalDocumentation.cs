using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiExtensions.V1;

[ApiType("io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.ExternalDocumentation")]
public sealed partial record ExternalDocumentation
{
    [Field("description", 1)]
    public string Description { get; init; } = "";

    [Field("url", 2)]
    public string Url { get; init; } = "";
}
