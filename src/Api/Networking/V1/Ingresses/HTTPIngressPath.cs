using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

[ApiType("io.k8s.api.networking.v1.HTTPIngressPath")]
public sealed partial record HTTPIngressPath
{
    [Field("path", 1)]
    public string Path { get; init; } = "";

    [Field("backend", 2, Required = true, Always = true)]
    public IngressBackend Backend { get; init; } = IngressBackend.Empty;

    [Field("pathType", 3, Required = true, Always = true, Enum = "Exact|ImplementationSpecific|Prefix")]
    public string? PathType { get; init; }
}
