using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Rbac.V1;

[ApiType("io.k8s.api.rbac.v1.Subject", Atomic = true)]
public sealed partial record Subject
{
    [Field("kind", 1, Required = true, Always = true)]
    public string Kind { get; init; } = "";

    [Field("apiGroup", 2)]
    public string ApiGroup { get; init; } = "";

    [Field("name", 3, Required = true, Always = true)]
    public string Name { get; init; } = "";

    [Field("namespace", 4)]
    public string Namespace { get; init; } = "";
}
