using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Rbac.V1;

[ApiType("io.k8s.api.rbac.v1.RoleRef", Atomic = true)]
public sealed partial record RoleRef
{
    [Field("apiGroup", 1, Always = true)]
    public string ApiGroup { get; init; } = "";

    [Field("kind", 2, Required = true, Always = true)]
    public string Kind { get; init; } = "";

    [Field("name", 3, Required = true, Always = true)]
    public string Name { get; init; } = "";
}
