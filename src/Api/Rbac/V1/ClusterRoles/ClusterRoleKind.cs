namespace Keles.Api.Rbac.V1;

/// <summary>The descriptor of ClusterRole.</summary>
public static class ClusterRoleKind
{
    public static Kind<ClusterRole> Kind { get; } = new()
    {
        Group = "rbac.authorization.k8s.io",
        Version = "v1",
        Name = "ClusterRole",
        Plural = "clusterroles",
        Singular = "clusterrole",
        Namespaced = false,
        StoragePrefix = "clusterroles",
        AllowsCreateOnUpdate = true,
        NameRule = ObjectNameRule.PathSegment,
        Columns = DefaultColumns.NameAndCreatedAt,
        Validation = RoleValidation.Of,
        UpdateValidation = static (o, _, errors) => RoleValidation.Of(o, errors),
    };
}
