using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Rbac.V1;

/// <summary>Who has rights.</summary>
[ApiType("io.k8s.api.rbac.v1.Subject", Atomic = true)]
public sealed partial record Subject
{
    /// <summary>User, Group or ServiceAccount.</summary>
    [Field("kind", 1, Required = true, Always = true)]
    public string Kind { get; init; } = "";

    /// <summary>rbac.authorization.k8s.io for users and groups, empty for accounts.</summary>
    [Field("apiGroup", 2)]
    public string ApiGroup { get; init; } = "";

    /// <summary>The name.</summary>
    [Field("name", 3, Required = true, Always = true)]
    public string Name { get; init; } = "";

    /// <summary>The namespace of an account.</summary>
    [Field("namespace", 4)]
    public string Namespace { get; init; } = "";
}
