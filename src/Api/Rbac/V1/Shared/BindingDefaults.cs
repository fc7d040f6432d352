using Keles.Machinery;

namespace Keles.Api.Rbac.V1;

/// <summary>What holds for role bindings when nothing is said: users, groups and roles belong to this API group.</summary>
internal static class BindingDefaults
{
    public const string Group = "rbac.authorization.k8s.io";

    public static RoleBinding Of(RoleBinding o) => o with { RoleRef = Of(o.RoleRef), Subjects = Of(o.Subjects) };

    public static ClusterRoleBinding Of(ClusterRoleBinding o) => o with { RoleRef = Of(o.RoleRef), Subjects = Of(o.Subjects) };

    private static RoleRef Of(RoleRef role) => role.ApiGroup.Length > 0 ? role : role with { ApiGroup = Group };

    private static Items<Subject> Of(Items<Subject> subjects) => subjects.Map(static s => s is { ApiGroup.Length: 0, Kind: "User" or "Group" } ? s with { ApiGroup = Group } : s);
}
