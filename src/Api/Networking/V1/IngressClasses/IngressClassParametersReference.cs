using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

[ApiType("io.k8s.api.networking.v1.IngressClassParametersReference")]
public sealed partial record IngressClassParametersReference
{
    [Field("apiGroup", 1)]
    public string? ApiGroup { get; init; }

    [Field("kind", 2, Required = true, Always = true)]
    public string Kind { get; init; } = "";

    [Field("name", 3, Required = true, Always = true)]
    public string Name { get; init; } = "";

    [Field("scope", 4, Always = true)]
    public string? Scope { get; init; }

    [Field("namespace", 5)]
    public string? Namespace { get; init; }
}
