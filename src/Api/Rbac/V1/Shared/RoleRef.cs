using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Rbac.V1;

/// <summary>A role.</summary>
[ApiType("io.k8s.api.rbac.v1.RoleRef", Atomic = true)]
public sealed partial record RoleRef
{
    /// <summary>rbac.authorization.k8s.io.</summary>
    [Field("apiGroup", 1, Always = true)]
    public string ApiGroup { get; init; } = "";

    /// <summary>Role or ClusterRole.</summary>
    [Field("kind", 2, Required = true, Always = true)]
    public string Kind { get; init; } = "";

    /// <summary>Its name.</summary>
    [Field("name", 3, Required = true, Always = true)]
    public string Name { get; init; } = "";
}
