using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiExtensions.V1;

[ApiType("io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.ServiceReference")]
public sealed partial record ServiceReference
{
    [Field("namespace", 1, Required = true, Always = true)]
    public string Namespace { get; init; } = "";

    [Field("name", 2, Required = true, Always = true)]
    public string Name { get; init; } = "";

    [Field("path", 3)]
    public string? Path { get; init; }

    [Field("port", 4)]
    public int? Port { get; init; }
}
